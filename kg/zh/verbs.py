"""Which verbs say what an administration does, and where in a clause the one that governs a number stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.zh.scanning import scanning

# Verbs that take an object and are seldom nouns.
_STRONG = """
开展 举办 举行 组织 召开 召集 主持 发放 派发 散发 分发 印制 印发 制作 绘制 张贴 粘贴 悬挂 拉挂 张挂 摆放 设置 布置 解答 解决 接待 受理 办理 办结 代办
帮办 化解 调处 查处 查办 查获 查扣 暂扣 扣押 查封 查摆 查出 查找 查询 建成 新建 改建 建有 设有 配有 培育 培养 选聘 聘请 聘任 聘用 招录 招聘 录用 引进 配备
配齐 配强 选派 选任 选举 推选 设立 成立 打造 建立 组建 搭建 制定 制订 出台 修订 修改 废止 起草 报送 上报 报备 公布 发布 刊发 刊登 发表 推送 转发 播放
播出 拍摄 录制 更换 更新 提供 提出 收集 征集 收到 收集到 采纳 参加 参与 取得 考取 获得 荣获 获评 申领 申报 申请 核发 颁发 换发 承接 认领 下放 划转 梳理
编制 编印 编发 编写 汇编 完成 实现 投入 投资 筹集 争取 罚没 收缴 没收 追缴 拆除 取缔 整改 发现 出动 投放 走访 回访 入户 摸排 评选 创成 复验 命名 表彰
通报 约谈 问责 追责 督办 转办 交办 承办 答复 回复 回应 作出 做出 下达 下发 出具 发出 开具 移送 移交 推荐 指派 安排 动员 邀请 覆盖 惠及 挽回 追回
兑付 涉及 讲授 普及 传达 听取 审议 审议通过 现有 已有 共有 拥有 新增 增加 增设 增补 划分 划定 签订 签署 达成 履行 归档 录入 采集 开通 开设 开放
注册 受教育 受益 惩处 处置 抓获 破获 侦破 打掉 刑拘 逮捕 缴获 救助 帮扶 慰问 帮助 维修 修建 硬化 清除 清运 清退 取消 减少 抽检 抽查 抽取 检测 勘查 复查
复核 核查 核实 观看 旁听 收看 引导 劝返 劝阻 劝导 审结 审理 免除 减免 联系 安装 建档 吸纳 发展 确认 认定 评定 派驻 入驻 借调 调整
发生 产生 出现 新收 收案 结案 应诉 纠正 撤销 驳回 维持 终止 受案 代理 代写 代书 撰写 起用 启用 办成 分享 复盘 持有 流转 分配 卸载 分装 新改建 解读 亮化 绿化 净化 铺设 疏通 种植 补植 缴纳 征收 支付 拨付 减征 退还 签约 揭榜 认养 查验 复议 复核 追究 训诫 拘留 教育引导 释放 强拆 关押 迁移 安置 转移 储备 败诉 撤诉 适用 发送 归集 保留 宣布失效 警告 接受 责令改正 征求 购置 采购 购买 租赁 调取 调阅 抽调 下拨 兴办 曝光 下沉 排除 消除 治理 关停 关闭 责令 吊销 注销 查实 会审 实有 拦截 列席 受到 再建 责令纠正 胜诉
下架 劝离 制发 清查 捣毁 销毁 采用 制止 停业整顿 提醒 告诫 批评教育 赠送 配发 修缮 扩建 翻新 推广 对接 封堵 冻结 返还 退赔 捐赠 疏散 转运 封存
"""
# Verbs that are as often nouns: 开展宣传, 宣传资料, but 宣传民法典.
_WEAK = """
宣传 宣讲 学习 培训 轮训 调解 排查 检查 审查 审核 巡查 巡逻 巡防 评查 测试 考核 监督 备案 清理 评估 督查 督导 督察 预防 研判 会商 服务 监管 教育 指导
调研 座谈 研讨 辅导 整治 执法 处罚 立案 登记 管理 协助 配合 审批 核准 援助 接访 下访 评议 验收 创建 建设 改造 公开 公示 研究 部署 处理 讨论 约谈 讲 有 设 罚款 抽样
检验 监测 整理 反馈 交流 普法 送法 讲解 集中学习 咨询 协商 调成
"""
# What makes a noun of a weak verb before it (宣传资料), or of a strong one (公开申请).
_NOUNS = (
    "资料|材料|品|栏|袋|读本|手册|单|册|活动|工作|会|班|员|率|站|室|中心|点|组(?!织领)|队|服务|行动|案件|协议|委员|组织|车|标语|横幅|片|视频|教育"
    "|月|周|日|阵地|平台|机制|制度|指导|人员|对象|项目|经费|计划|方案|清单|事项(?:数|率)|意见|办法|规定|体系|网格|系统|大厅|窗口|台|热线|专栏|专项|任务|申请|目录"
    "|栏目|决定(?:书)?|文书|案卷|总数|总量|数量|人数|人次|次数|金额|资金|款|板|骨干|能力|力量|所|卷|书|考试|考核|问题|条例|满意|覆盖率|全覆盖|和|及|或|的|、|水平|技能"
    "|学时|课时|量|度|群众满意|类|信息|稿|展|长廊|公园|广场|基地|文化|大队|支队|总队|机关|主体|证|部门|局|领域|体制|职责|权限|标准|流程|场所|区|审批局|责任"
)
_WEAK_NOUN = re.compile(f"(?:{_NOUNS})")
_SINGLE = {
    "讲": "讲(?=法|党|课|授|民|宪|政|□)",
    "有": "(?<![没所含具拥享仅只执])有(?=[^关效序力的所限利害])",
    "设": "(?<!建)设(?=主任|专|兼)",
}
_NOT = {
    "败诉": r"败诉(?!案|率)",
    "胜诉": r"胜诉(?!案|率)",
    "适用": r"适用(?!于|法)",
    "复议": r"(?<!行政)复议",
    "查出": r"(?<!清)查出(?!租|境|口|入)",
    "推广": r"推广(?!站|中心|活动)",
    "对接": r"对接(?!会|机制|活动)",
    "提醒": r"提醒(?!函|书|单)",
    "受到": r"受到(?=.{0,6}(?:表彰|奖励|处分|处罚|处理))",
    "分发": r"(?<!充)分发",
    "获得": r"获得(?!感)",
    "发现": r"(?<!早)发现",
    "处置": r"(?<!早)处置",
    "释放": r"(?<!刑满)释放",
    "安置": r"安置(?!点|房|区|帮)",
    "问责": r"问责(?!任)",
    "审批": r"审批(?!事项|时限|环节|流程|制度|改革|窗口|服务)",
    "应诉": r"应诉(?!案|工作|能)",
    "组织": r"(?<![党层会解业织群类级国犯自社员罪头妇济合作])组织(?!部|委员|建设|生活|机构|法(?!治)|领导[，、；]|保障|体系|架构|犯罪|纪律|单位奖|单位[、，])",
    "建设": r"(?<!法治)(?<!法制)(?<!平安)(?<!队伍)建设(?!工作(?![站室])|情况|领导|规划|项目)",
    "公开": r"(?<!依申请)公开(?!申请|栏|目录|平台|透明|事项|指南|制度|标准|承诺|年度|招|征|听证)",
    "申请": r"(?<!依)申请(?!人|量|表|数)",
    "参加": r"参加(?!人)",
    "解决": r"解决(?!率|方)",
    "办理": r"办理(?!率|情况|结果|质)",
    "安排": r"安排(?!部署)",
    "发展": r"发展(?=党员|会员|新|志愿)",
    "联系": r"(?<!员)联系(?=企业|群众|服务)",
    "履行": r"履行(?!率|情况)",
    "获评": r"获评(?!.{0,8}(?:单位|集体|个人|称号)[、，])",
    "执法": r"(?<!政)(?<!法)(?<!管)(?<!通)(?<!合)执法(?=检)",
    "整改": r"整改(?!率|情况|措施|任务|方案|清单|台账|意见|通知|要求|报告)",
    "修订": r"(?<!新)修订(?!后|的)",
    "完成": r"完成(?!率)",
    "覆盖": r"(?<!全)覆盖(?!率|面)",
    "化解": r"化解(?!率|成功|机制)",
    "答复": r"答复(?!率)",
    "治理": r"治理(?=违|乱|污)",
    "登记": r"登记(?=企|在|流|人|备)",
    "服务": r"服务(?=群众|企业|村民|居民|对象[^数])",
    "教育": r"教育(?=群众|引导)",
    "管理": r"管理(?=服)",
    "普法": r"普法(?=覆)",
}


def _words(words: list[str]) -> str:
    forms = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(_NOT.get(word) or _SINGLE.get(word) or word for word in forms)


_STRONG_ANY, _WEAK_ANY = _words(_STRONG.split()), _words(_WEAK.split())
_ADVERB = "成功|共同|联合|现场|依法|妥善|有效|及时|就地|当场"
_GROUP = scanning(
    rf"(?P<adverb>成功|入户)?(?:(?P<strong>{_STRONG_ANY})|(?P<weak>{_WEAK_ANY}))"
    rf"(?:[、和并]?(?:{_STRONG_ANY}|{_WEAK_ANY})){{0,3}}(?P<done>了|过|出(?!庭|台|租|口)|到)?"
)
_WEAK_ROW = re.compile(rf"(?:[、和并]?(?:{_WEAK_ANY}))+")
_HIDDEN = re.compile(r"《[^《》\n]{0,80}》|“[^“”\n]{0,60}[“”]|（[^（）\n]{0,40}）")


_NOUNISH = re.compile("(?:建设|管理|服务|监督|教育|治理|考核|工作|保障)(?=[一-龥]{2})")


_EVENT = re.compile("活动|行动")
_LIGHT = ("开展", "举办", "举行", "组织", "参加", "参与", "召开", "组织开展")


class Verb(NamedTuple):
    """A verb, or a row of verbs (排查调解), at ``start`` to ``end`` of a clause; its object begins at ``end``."""

    start: int
    end: int
    word: str
    strong: bool


def verbs(clause: str, start: int = 0) -> list[Verb]:
    """The verbs of a folded clause that govern something, from ``start`` on, not those inside names or titles.

    >>> [v.word for v in verbs("依法排查化解矛盾纠纷")], [v.word for v in verbs("发放宣传资料")]
    (['排查化解'], ['发放'])
    """
    shown = _HIDDEN.sub(lambda m: "□" * len(m[0]), clause)
    found: list[Verb] = []
    at = start
    while match := _GROUP.search(shown, at):
        verb = _verb(shown, match, start)
        if verb:
            found.append(verb)
        at = match.end() if verb else match.start() + 1
    return found


def _verb(shown: str, match: re.Match[str], start: int) -> Verb | None:
    if (lead := _NOUNISH.match(shown, match.start())) and lead.end() < match.end():
        # 对法治政府建设作出4次批示: 建设 is no verb here.
        later = _GROUP.match(shown, lead.end())
        return _verb(shown, later, start) if later and later["strong"] else None
    end = match.end()
    if shown[end : end + 1] in ("员", "率"):  # 劝导员, 化解率
        return None
    word = match[0]
    if match["done"]:
        word = word[: -len(match["done"])]
    weak = match["weak"] is not None
    whole = weak and _all_weak(word)
    if whole and _WEAK_NOUN.match(shown, end):
        return None
    if not weak and _EVENT.match(shown, end) and word not in _LIGHT and match["strong"] not in _LIGHT:
        return None  # 大走访活动
    if not weak:
        # 发放宣传资料: the row of verbs ends before the verb that makes a noun with what follows.
        end, word = _shorten(shown, match, end, word)
    return Verb(match.start(), end, word, strong=not whole)


def _all_weak(word: str) -> bool:
    return _WEAK_ROW.fullmatch(word) is not None


def _shorten(shown: str, match: re.Match[str], end: int, word: str) -> tuple[int, str]:
    first_end = match.end("strong")
    if end == first_end or match["done"]:
        return end, word
    tail = shown[first_end:end].lstrip("、和并")
    if shown[first_end] in "、和并":
        return end, word
    if _all_weak(tail) and (_WEAK_NOUN.match(shown, end) or end == len(shown)):
        return first_end, shown[match.start() : first_end]
    return end, word
