"""What a reader answers to the saved questions with two reports in hand, and with those of later years beside them."""

# What a lawyer would answer, with the two reports in hand; - is where nothing is said.
ANSWERS = {
    ("norm-citations", ""): ("place year quote", ["北山乡 2021 《民法典》", "南河镇 2022 民法典"]),
    ("norm-citations", "title=中华人民共和国宪法"): ("place quote", ["南河镇 《中华人民国宪法》"]),
    ("norms-by-reports", ""): (
        "norm class reports quotations",
        [
            "中华人民共和国民法典 Law 2 2",
            "中华人民共和国宪法 Constitution 1 1",
            "中华人民共和国行政处罚法 Law 1 1",
        ],
    ),
    ("norm-versions", ""): (
        "norm adopted inForce place year",
        ["中华人民共和国民法典 2020-05-28 2021-01-01 北山乡 2021"],
    ),
    ("norms-by-use", ""): (
        "use norm reports",
        [
            "学习 / studied 中华人民共和国宪法 1",
            "学习 / studied 中华人民共和国民法典 1",
            "宣传 / publicised 中华人民共和国民法典 1",
            "适用 / applied 中华人民共和国行政处罚法 1",
        ],
    ),
    ("norm-names", ""): (
        "note quote",
        ["不确定 / uncertain 行政处罚法", "经更正 / corrected 《中华人民国宪法》"],
    ),
    ("mechanisms-by-place", ""): (
        "place year mechanism modality",
        [
            "北山乡 2021 一张网网格体系 Done",
            "北山乡 2021 四方会商机制 Planned",
            "北山乡 2021 枫桥经验 Done",
            "南河镇 2022 三重一大 Done",
            "南河镇 2022 枫桥经验 Done",
        ],
    ),
    ("mechanism-beside-grid", ""): ("place grid quote", ["北山乡 一张网网格体系 “一张网”网格体系"]),
    ("mechanism-beside-grid", "name=三重一大"): ("place", []),
    ("planned-not-done", ""): (
        "place kind name",
        ["北山乡 平台 / platform 便民码平台", "北山乡 机制 / mechanism 四方会商机制"],
    ),
    ("materials", ""): (
        "place year total unit figures atLeast about",
        ["北山乡 2021 2300 份 1 1 0", "北山乡 2021 500 册 1 0 1", "南河镇 2022 800 份 1 0 0"],
    ),
    ("mediations", ""): (
        "place measure value unit rateOf rate",
        ["北山乡 调解矛盾纠纷 120 件 调解成功率 98"],
    ),
    ("figures", ""): (
        "place measure value upperBound qualifier unit modality",
        ["北山乡 开展法治培训 3 5 Range 场 Done"],
    ),
    ("activities", "word=培训"): ("type", []),
    ("activities", ""): ("type place phrase value unit", ["法治宣传 北山乡 发放宣传资料 2300 份"]),
    ("shortcomings-and-plans", ""): (
        "place shortcoming cause plan targetYear",
        [
            "北山乡 - - 上线便民码平台 -",
            "北山乡 执法力量不足 人手较少 加强执法队伍 2022",
            "北山乡 法治宣传形式单一 - - -",
        ],
    ),
    ("shortcomings-by-topic", ""): (
        "topic english what headline place year",
        [
            "执法队伍 enforcement staff 存在问题 / shortcoming 执法力量不足 北山乡 2021",
            "执法队伍 enforcement staff 下步计划 / plan 加强执法队伍 北山乡 2021",
        ],
    ),
    ("campaigns", ""): ("campaign date place", ["国家宪法日 --12-04 北山乡"]),
    ("platforms", ""): (
        "platform place modality",
        ["便民码平台 北山乡 Planned", "北山微讯公众号 北山乡 Done"],
    ),
    ("persons", ""): ("person role organisation place", ["王小明 所长 司法所 北山乡"]),
    ("organisations", ""): ("place organisation quotations", ["北山乡 司法所 1"]),
    ("places", ""): ("place level named", ["北山乡 Village 松树村"]),
    ("place", "name=丙县"): ("place", []),
    ("place", "name=南河镇"): (
        "section what value modality",
        [
            "- about 南河镇 Done",
            "- reportingYear 2022 Done",
            "- title 甲省乙县南河镇2022年法治政府建设工作报告 Done",
            "工作情况 adopts 三重一大 Done",
            "工作情况 adopts 枫桥经验 Done",
            "工作情况 cites 中华人民共和国宪法 Done",
            "工作情况 cites 中华人民共和国民法典 Done",
            "工作情况 describes 三重一大 Done",
            "工作情况 describes 枫桥经验 Done",
            "工作情况 figure 发放宣传单 Done",
        ],
    ),
    ("quotations", ""): ("place section quote", ["南河镇 工作情况 “三重一大”"]),
    ("quotations", 'name="}'): ("place", []),
    ("reports", ""): (
        "place year issuer file",
        ["北山乡 2021 北山乡人民政府 north.txt", "南河镇 2022 - south.txt"],
    ),
    ("gaps", ""): (
        "missing file",
        [
            "下步计划 / plans south.txt",
            "存在问题 / shortcomings south.txt",
            "工作活动 / activities south.txt",
            "机关 / issuer south.txt",
        ],
    ),
    ("candidates", ""): (
        "class name reports",
        ["Mechanism 一张网网格体系 1", "Mechanism 四方会商机制 1"],
    ),
    ("candidates", "word="): (
        "class name reports quote",
        [
            "Mechanism 一张网网格体系 1 “一张网”网格体系",
            "Mechanism 四方会商机制 1 “四方会商”机制",
            "Organisation 北山乡人民政府 1 甲省乙县北山乡人民政府",
            "Organisation 司法所 1 司法所",
            "Person 王小明 1 王小明",
            "Place 松树村 1 松树村",
            "Platform 便民码平台 1 便民码平台",
            "Platform 北山微讯公众号 1 北山微讯公众号",
        ],
    ),
}

# The same with the reports of later.py: 北山乡 in 2022, twice in 2025, and a copy that must not count.
LATER = {
    ("norms-repealed", ""): (
        "norm repealed place year quote",
        ["中华人民共和国合同法 2021-01-01 北山乡 2022 《合同法》"],
    ),
    ("articles", ""): (
        "article place year quote",
        ["中华人民共和国行政处罚法第三十三条 北山乡 2022 行政处罚法第三十三条"],
    ),
    ("norms-by-class", ""): (
        "class norms quotations reports",
        ["Law 3 7 5", "Constitution 1 1 1", "LocalDocument 1 1 1"],
    ),
    ("local-documents", ""): ("place year document quote", ["北山乡 2022 北山乡执法规程 《北山乡执法规程》"]),
    ("mechanism-kinds", ""): (
        "kind modality mechanisms reports",
        [
            "决策 / decision-making Done 1 1",
            "纠纷化解 / dispute resolution Done 2 1",
            "纠纷化解 / dispute resolution Planned 1 1",
            "网格治理 / grid governance Done 1 1",
            "行政执法 / enforcement Lacking 1 1",
        ],
    ),
    ("mechanism-years", ""): (
        "mechanism first last reports places",
        [
            "枫桥经验 2021 2022 3 2",
            "四方会商机制 2021 2022 2 1",
            "一张网网格体系 2021 2021 1 1",
            "三重一大 2022 2022 1 1",
            "公示制度 2022 2022 1 1",
            "联调机制 2022 2022 1 1",
        ],
    ),
    ("mechanisms-single", ""): (
        "place year mechanism quote",
        [
            "北山乡 2021 一张网网格体系 “一张网”网格体系",
            "北山乡 2022 公示制度 公示制度",
            "北山乡 2022 联调机制 “联调”机制",
            "南河镇 2022 三重一大 “三重一大”",
        ],
    ),
    ("mechanisms-lacking", ""): (
        "place year mechanism sentence",
        ["北山乡 2022 公示制度 执法力量不足；公示制度不健全。"],
    ),
    ("campaign-calendar", ""): ("date campaign reports last", ["--12-04 国家宪法日 1 2021"]),
    ("activity-totals", ""): ("type reports activities withFigures", ["法治宣传 1 1 1"]),
    ("people-reached", ""): (
        "place year measure value unit qualifier",
        ["北山乡 2022 培训干部 60 人次 Exact"],
    ),
    ("rates", ""): ("place year measure value", ["北山乡 2021 调解成功率 98", "北山乡 2022 调解成功率 120"]),
    ("rates", "word=覆盖"): ("measure", []),
    ("changes", ""): ("measure value unit place year", ["信访量 -11 % 北山乡 2022"]),
    ("reports-by-region", ""): (
        "level region reports places first last",
        [
            "County 乙县 5 2 2021 2025",
            "Province 甲省 5 2 2021 2025",
            "Township 北山乡 4 1 2021 2025",
            "Township 南河镇 1 1 2022 2022",
        ],
    ),
    ("bodies-by-kind", ""): ("kind reports bodies quotations", ["司法所（类） 3 2 3"]),
    ("places-elsewhere", ""): ("place year elsewhere quote", ["北山乡 2022 丁镇 丁镇"]),
    ("shortcomings-unanswered", ""): (
        "place year headline",
        ["北山乡 2021 法治宣传形式单一", "北山乡 2022 执法力量不足"],
    ),
    ("causes", ""): (
        "place year headline cause sentence",
        ["北山乡 2021 执法力量不足 人手较少 由于人手较少，执法力量不足；法治宣传形式单一。"],
    ),
    ("plans-with-year", ""): (
        "targetYear place year headline topic",
        ["2022 北山乡 2021 加强执法队伍 执法队伍"],
    ),
    ("topics-by-year", ""): ("topic year shortcomings plans", ["执法队伍 2021 1 1", "执法队伍 2022 1 0"]),
    ("reports-compared", ""): (
        "place year norms mechanisms activities figures shortcomings plans",
        [
            "北山乡 2021 2 3 1 5 2 2",
            "北山乡 2022 3 4 0 5 1 0",
            "北山乡 2025 1 0 0 0 0 0",
            "北山乡 2025 1 0 0 0 0 0",
            "南河镇 2022 2 2 0 1 0 0",
        ],
    ),
    ("counties-compared", ""): (
        "county year reports places norms mechanisms",
        ["乙县 2021 1 1 2 3", "乙县 2022 2 2 5 5", "乙县 2025 2 1 1 0"],
    ),
    ("figures-between-years", ""): (
        "place measure unit before earlier after later difference",
        ["北山乡 调解成功率 % 2021 98 2022 120 22", "北山乡 调解矛盾纠纷 件 2021 120 2022 150 30"],
    ),
    ("figures-between-years", "word=宣传"): ("measure", []),
    ("mechanisms-new", ""): (
        "place year mechanism modality quote",
        ["北山乡 2022 公示制度 Lacking 公示制度", "北山乡 2022 联调机制 Done “联调”机制"],
    ),
    ("plans-carried-out", ""): (
        "place mechanism planned plan adopted quote",
        ["北山乡 四方会商机制 2021 “四方会商”机制 2022 “四方会商”机制"],
    ),
    ("topics-recurring", ""): ("place topic years first last", ["北山乡 执法队伍 2 2021 2022"]),
    ("missing-years", ""): ("place from to missing", ["北山乡 2022 2025 2"]),
    ("sources", ""): (
        "file format",
        [
            f"{name} text/plain"
            for name in ("again.txt", "copy.html", "late.txt", "next.pdf", "north.txt", "south.txt")
        ],
    ),
    ("readers", ""): ("format reports doubts", ["text/plain 6 2"]),
    ("pages", ""): ("file", []),
    ("pages", "word=机制"): ("file page quote", ["next.pdf 2 “四方会商”机制", "next.pdf 2 “联调”机制"]),
    ("pages", "word=合同法"): ("file page quote", ["next.pdf 1 《合同法》"]),
    ("ocr-doubts", ""): ("file page quote", ["next.pdf 2 丁镇"]),
    ("headings", ""): (
        "role heading reports",
        [
            "Achievements 主要工作 4",
            "Shortcomings 存在的问题 2",
            "Achievements 工作情况 1",
            "PlanSection 下一步打算 1",
        ],
    ),
    ("copies", ""): ("place year file counted", ["北山乡 2022 copy.html next.pdf"]),
    ("masked", ""): ("place year measure unit quote", ["北山乡 2022 办理案件 件 办理案件**件"]),
    ("norms-unregistered", ""): (
        "norm class reports quote",
        ["北山乡执法规程 LocalDocument 1 《北山乡执法规程》"],
    ),
    ("uncertain", ""): (
        "what quote linked place year",
        [
            "cites 行政处罚法 中华人民共和国行政处罚法 北山乡 2021",
            "mentionsPlace 丁镇 丁镇 北山乡 2022",
        ],
    ),
    ("names-shared", ""): ("name class things", ["司法所 Organisation 2"]),
    ("same-place-and-year", ""): ("place year file", ["北山乡 2025 again.txt", "北山乡 2025 late.txt"]),
    ("implausible-figures", ""): ("fault measure value quote", ["比率 / rate 调解成功率 120 调解成功率120%"]),
}
