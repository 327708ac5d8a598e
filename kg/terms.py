"""The closed namespaces and the minting of IRIs: a misspelt term is an error, not a new term."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from kg.model import KgError

BASE = "https://w3id.org/fazhi-kg/"


class Namespace:
    """A namespace with a closed list of names.

    >>> FZ.cites
    'https://w3id.org/fazhi-kg/ontology#cites'
    >>> FZ.sites
    Traceback (most recent call last):
    kg.model.KgError: fz:sites is not a term of this project; add it to kg/terms.py and ontology/kg.ttl
    """

    def __init__(self, prefix: str, iri: str, names: str) -> None:
        self.prefix, self.iri, self.terms = prefix, iri, frozenset(names.split())
        self.__dict__.update((name, iri + name) for name in self.terms)  # found without asking __getattr__

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]  # raises, since a known name never comes here

    def __getitem__(self, name: str) -> str:
        if name not in self.terms:
            raise KgError(
                f"{self.prefix}:{name} is not a term of this project; "
                "add it to kg/terms.py and ontology/kg.ttl"
            )
        return self.iri + name


FZ_CLASSES = """
    Report Section Sentence SourceRecord Norm Work Mechanism Campaign Organisation Person Place
    Platform Unit Activity Figure Shortcoming Plan Topic
    Candidate StructuralProperty Modality Context Qualifier SectionRole ActivityType MechanismKind
    NormClass PlaceLevel
"""
FZ_PROPERTIES = """
    reportingYear documentNumber issuer addressee about
    cites citesVersion citesArticle refersTo describes adopts plans lacks observes involves names
    mentionsPlace uses reports sameReportAs
    activityType phrase figure measure value lowerBound upperBound unit qualifier masked period
    headline targetYear cause topic answers
    modality context inSection inSentence hasSection sectionRole heading level
    normClass mechanismKind placeLevel date dateRule legalBasis numeralDefinition numeralReading counts code codeNbs codeMca
    file readBy sha256 page lowConfidence
    matches
    counterExample verbTrigger quotedLabel sharedLabel notWithin
"""
FZ_INDIVIDUALS = """
    Done Planned Lacking Required
    Publicised Studied Applied Issued Audited Corrected Misnomer Uncertain Proposed
    Exact AtLeast AtMost About Range Percent Change
    Preamble Achievements LeadersDuties Shortcomings PlanSection
    DisputeResolution GridGovernance DecisionMaking Enforcement LegalPublicity LegalService
    Participation Responsibility Disclosure PartyBuilding Other
    Constitution Law AdministrativeRegulation LocalRegulation Rule JudicialInterpretation
    PartyRegulation PolicyDocument LocalDocument
    Province Prefecture County Township Village Site
"""

FZ = Namespace("fz", BASE + "ontology#", FZ_CLASSES + FZ_PROPERTIES + FZ_INDIVIDUALS)
RDF = Namespace(
    "rdf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "type Statement subject predicate object Property value langString",
)
RDFS = Namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "label subClassOf subPropertyOf domain range seeAlso",
)
OWL = Namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    "Class ObjectProperty DatatypeProperty SymmetricProperty Ontology versionInfo",
)
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "string decimal integer boolean date dateTime gYear gMonth gMonthDay anyURI",
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel hiddenLabel broader inScheme definition example note ",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "title identifier source issued publisher isPartOf isReplacedBy replaces license "
    "description format spatial creator Location hasPart references relation subject type",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "wasQuotedFrom Activity Entity Plan startedAtTime endedAtTime generated "
    "wasAttributedTo wasDerivedFrom SoftwareAgent",
)
OA = Namespace("oa", "http://www.w3.org/ns/oa#", "exact")
ORG = Namespace(
    "org",
    "http://www.w3.org/ns/org#",
    "Organization Membership member organization role classification",
)
ELI = Namespace(
    "eli",
    "http://data.europa.eu/eli/ontology#",
    "LegalResource LegalExpression LegalResourceSubdivision ResourceType is_part_of realizes is_realized_by "
    "date_document first_date_entry_in_force date_no_longer_in_force in_force type_document cites "
    "title repealed_by jurisdiction",
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "url Person Place Report CreativeWork latitude longitude mentions",
)
QB = Namespace("qb", "http://purl.org/linked-data/cube#", "Observation")

NAMESPACES = (FZ, RDF, RDFS, OWL, XSD, SKOS, DCTERMS, PROV, OA, ORG, ELI, SCHEMA, QB)

# What RFC 3987 allows in a path segment without escaping, minus the marks that have a meaning of
# their own in an IRI or that only differ in width from one that has.
_UNSAFE = re.compile(r"[^0-9A-Za-z\-._~·+\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]")
_DROPPED = re.compile(r"[\s“”‘’\"'《》〈〉「」『』\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


def segment(name: str) -> str:
    """A name as one segment of an IRI (RFC 3987 ``isegment-nz``): quotation marks and blanks go.

    >>> segment("“三重一大” 制度"), segment("a/b#c")
    ('三重一大制度', 'a%2Fb%23c')
    """
    name = _DROPPED.sub("", unicodedata.normalize("NFC", name))
    return _UNSAFE.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), name) or "_"


def mint(scheme: str, name: str, scope: str = "") -> str:
    """The IRI of a named thing: kind, an optional scope (a place's code), folded name.

    >>> mint("mechanism", "“枫桥经验”"), mint("organisation", "司法所", "420528103")
    ('mechanism/枫桥经验', 'organisation/420528103/司法所')
    """
    return "/".join([scheme, *(segment(s) for s in scope.split("/") if s), segment(name)])


def digest(*parts: str, size: int = 16) -> str:
    """The first hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:size]


def occurrence(report: str, kind: str, *says: str) -> str:
    """The IRI of an occurrence: named by what it says, not by where, so that repeats are one.

    >>> occurrence("report/1f3a", "figure", "发放资料", "2300").startswith("report/1f3a#figure-")
    True
    """
    return f"{report}#{kind}-{digest(*says)}"


def char_iri(report: str, start: int, end: int) -> str:
    """A span of the report's text (RFC 5147 ``char=``, half-open)."""
    return f"{report}#char={start},{end}"
