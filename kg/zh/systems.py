"""Which words before 机制, 制度, 体系 tell one system from another, and which stand before all of them."""

from __future__ import annotations

import re

from kg.zh.phrase import parts, word_set

_GENERIC = word_set(
    """
    工作 管理 规章 法律 法规 长效 体制 运行 领导 组织 保障 内部 财务 学习 培训 监督 服务 治理 政府 社会 基层 权力 行政 法治 建设 责任
    考核 激励 约束 监管 评价 协调 联动 协作 沟通 配合 常态 常态化 决策 执法 普法 宣传 教育 制度 机制 体系 模式 网络 现代化 科学 民主 依法 法治化
    新 经济 发展 党内 执行 安全 运转 落实 推进 安全生产 生产 组织领导 国家 政策 文化 党 党的 民生 公共 综合 防控 风险 防范 社会治安 治安
    应急 职能 职责 规范 规范化 标准 标准化 村级 镇级 乡级 县级 区级 各级 部门 单位 干部 群众 人员 队伍 日常 相关 有关 业务 处理 问题 审批 审查
    审核 信息 信息化 人才 培养 防治 预防 处置 应对 突发事件 突发 事件 协同 共享 分工 工作职责 上墙 财产 村务 村 镇 乡 县 区 市 街道 本 政务 事务 环境
    思想 思想政治 理论 社会主义 市场 市场经济 经济体制 产业 教学 基本 基础 根本 重大 健康 环境保护 保护 生态 社会保障 医疗 卫生 医疗卫生 党建
    矛盾 纠纷 矛盾纠纷 化解 排查 调处 调解 多 统筹 实施 有效 合理 完整 配套 程序 全面 整体 立体化 全方位 多方 各方 上下 衔接 顺畅 保密 请销假 考勤 廉政
    行政管理 法律制度 政治 队伍建设 知识 能力 能力建设 目标 目标责任 自治 法制 德治 村民 城市 农村 城乡 产权 商事 招商 财政 预算 人事 用人 薪酬 体育
    各项 各类 传统 单一 整改 反馈 跟踪 奖惩 奖励 惩戒 评估 监测 预警 统计 指标 考评 信用 社会信用 诚信 思维 方式 工作责任 监督管理
    外部 执法监督 监督检查 沟通协调 组织协调
    示范 创建 攻坚 依法行政 依法治理 政府部门 法治政府 政府治理 社会治理 乡村治理 公共服务 法律服务 公共法律 行政执法 行政决策 行政复议 全过程 内容 形式 载体
    行政监督 民主监督 群众监督 社会监督 舆论监督 科学决策 民主决策 依法决策 行政执法监督 履职 依法履职
    """
)
_LEVELED = re.compile(r"[两二三四五六]级")
_DOCTRINE = re.compile(
    r"习近平|中国特色|社会主义|治理体系和治理能力|国家制度|党的领导|中国式|法治体系|基本制度|根本制度|规章制度|体制机制|治理体系$|领导体制|三位一体|政府职能体系|机构职能"
)
# With these head words any words of its own make a name; 体系, 模式 and 网络 are vaguer.
_FIRM = ("制度", "机制", "工作法", "调解法")

# A name does not end so before its head word: 依法治街制度机制, 公开相关制度, 权责统一新机制.
_NO_NAME = ("制度", "机制", "体系", "规章", "新", "相关", "有关", "各项", "配套")


def is_doctrine(name: str) -> bool:
    """Whether the words belong to the great systems of the state and not to a way of working."""
    return bool(_DOCTRINE.search(name))


def own_words(name: str) -> list[str]:
    """The words of a name that do not stand before every other system as well.

    >>> own_words("矛盾纠纷多元化解机制"), own_words("长效工作机制")
    (['多元化'], [])
    """
    return [word for word in parts(name) if word not in _GENERIC and len(word) > 1]


def is_generic(name: str) -> bool:
    """Whether the name has only words that stand before every other system as well.

    >>> is_generic("安全生产管理"), is_generic("末位")
    (True, False)
    """
    return all(word in _GENERIC for word in parts(name))


def is_distinct(name: str, head: str) -> bool:
    """Whether the words before the head word tell this system from any other.

    >>> is_distinct("重大事项请示报告制度", "制度"), is_distinct("各项管理制度", "制度")
    (True, False)
    >>> is_distinct("四级调解网络", "网络"), is_distinct("公共服务体系", "体系")
    (True, False)
    >>> is_distinct("依法治街制度机制", "机制"), is_distinct("权责统一新机制", "机制")
    (False, False)
    """
    body = name[: -len(head)]
    if len(body) < 4 or is_doctrine(name) or body.endswith(_NO_NAME):
        return False
    if head in _FIRM:
        return bool(own_words(body))
    return bool(_LEVELED.search(body)) or (
        ("化" in body.replace("文化", "") or "网格" in body) and bool(own_words(body))
    )
