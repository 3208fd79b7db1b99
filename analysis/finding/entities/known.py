"""What names are known beforehand in a language: its territories and languages, and for English some more.

Territories and languages are those of the Common Locale Data Repository, by Babel; the dashboard's readers know them by
these names. A list settles what kind of thing a known name is where the text does not, and which names are one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from analysis.finding.entities.documents import entity_key

_ORGANISATIONS = ("EU", "UN")  # that the repository has among the territories
_NO_TERRITORIES = frozenset((*_ORGANISATIONS, "EZ", "QO", "ZZ", "XA", "XB", "001"))
# Short forms in use, by territory; two letters that are a word of some language as well are left out.
_SHORT = {
    "US": ("US", "USA", "U S", "U S A", "United States of America", "EE.UU.", "EE. UU.", "EEUU"),
    "GB": ("UK",),
    "EU": ("EU",),
    "UN": ("UN",),
    "AE": ("UAE",),
}
_ENGLISH_PLACES = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|
Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|
Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|
Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|
Wyoming|District of Columbia|England|Scotland|Wales|Northern Ireland|Britain|Great Britain|Hong Kong|Turkey|Burma|
Ivory Coast|Czech Republic|Palestine|Congo|Macau|Macao|Bosnia|Swaziland|East Timor|Cabo Verde"""
_ENGLISH_PEOPLES = """
Afghan|African|African American|African-American|Albanian|Algerian|American|Arab|Argentine|Asian|Australian|Austrian|
Bangladeshi|Belgian|Bolivian|Bosnian|Brazilian|British|Canadian|Catholic|Chilean|Christian|Colombian|Cuban|Dominican|
Ecuadorian|Egyptian|Ethiopian|European|Filipino|Guatemalan|Haitian|Hindu|Hispanic|Honduran|Indian|Iranian|Iraqi|Israeli|
Jamaican|Jew|Jewish|Jordanian|Kenyan|Kurd|Latino|Latina|Lebanese|Libyan|Mexican|Moroccan|Muslim|Nicaraguan|Nigerian|
Pakistani|Palestinian|Peruvian|Protestant|Puerto Rican|Republican|Democrat|Democratic|Salvadoran|Saudi|Scottish|Sikh|
Somali|South African|South Korean|North Korean|Sunni|Shiite|Sudanese|Swiss|Syrian|Taiwanese|Tunisian|Venezuelan|
Yemeni"""
_ENGLISH_ORGANISATIONS = """
Congress|Facebook|Google|Instagram|NATO|Parliament|Reddit|Senate|TikTok|Twitter|WhatsApp|Wikipedia|YouTube"""
_ENGLISH_SAME = {
    "Washington, DC": ("Washington, D.C.", "Washington D.C.", "Washington DC", "DC", "District of Columbia")
}
# Words with a capital that name nobody and nothing in particular; weekdays and months come from the repository.
_ENGLISH_NO_NAMES = """
AIDS|AM|Brexit|CEO|CFO|CTO|DNA|DVD|GDP|GNP|GPS|HIV|ID|IQ|IT|PDF|PM|PR|Q&A|RNA|SMS|SUV|TV|URL|VAT|UTC|GMT|Wi-Fi|WiFi|
Buddhism|Catholicism|Christianity|Hinduism|Islam|Islamism|Judaism|Protestantism|Marxism|Leninism|Nazism|Zionism|
abortion|capitalism|communism|euthanasia|fascism|feminism|immigration|liberalism|racism|socialism|terrorism|
Christmas|Easter|Ramadan|Thanksgiving"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of names in a language, by their keys.

    Attributes:
        kinds: What kind of thing a known name is.
        same: The key of the full name that a short form stands for.
        no_names: What names nobody and nothing in particular.
        days: Days of the week.
        months: Months, of which some are names of people too.
    """

    kinds: Mapping[str, str]
    same: Mapping[str, str]
    no_names: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]


@cache
def known_names(language: str) -> Known:
    """Return what is known of names in a language; English where none is stated, nothing where none is known.

    References:
        Unicode Consortium. Common Locale Data Repository, https://cldr.unicode.org.
    """
    try:
        locale = Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        return Known({}, {}, frozenset(), frozenset(), frozenset())
    territories: dict[str, str] = {code: str(name) for code, name in locale.territories.items()}
    kinds = {entity_key(str(name)): "NORP" for code, name in locale.languages.items() if len(code) == 2}  # noqa: PLR2004
    for code, name in territories.items():
        if code not in _NO_TERRITORIES:
            kinds |= {entity_key(part): "LOC" if code.isdigit() else "GPE" for part in name.rstrip(")").split(" (")}
    of_code = {code: entity_key(name) for code, name in territories.items()}
    same = {entity_key(short): of_code[code] for code, forms in _SHORT.items() if code in of_code for short in forms}
    kinds |= dict.fromkeys((of_code[code] for code in _ORGANISATIONS if code in of_code), "ORG")
    no_names = frozenset[str]()
    if locale.language == "en":
        peoples = _listed(_ENGLISH_PEOPLES)
        kinds |= dict.fromkeys((*peoples, *(f"{people}s" for people in peoples)), "NORP")
        kinds |= dict.fromkeys(_listed(_ENGLISH_PLACES), "GPE")
        kinds |= dict.fromkeys(_listed(_ENGLISH_ORGANISATIONS), "ORG")
        same |= {entity_key(form): entity_key(full) for full, forms in _ENGLISH_SAME.items() for form in forms}
        kinds |= {entity_key(full): "GPE" for full in _ENGLISH_SAME}
        no_names = frozenset(_listed(_ENGLISH_NO_NAMES))
    return Known(
        kinds | {short: kinds[name] for short, name in same.items()},
        same,
        no_names,
        _wide(locale.days),
        _wide(locale.months),
    )


def _listed(names: str) -> tuple[str, ...]:
    return tuple(entity_key(name) for name in names.replace("\n", "").split("|"))


def _wide(names: Mapping[str, Mapping[str, Mapping[object, str]]]) -> frozenset[str]:
    """Return how days of the week or months are called in full."""
    return frozenset(entity_key(name) for name in names["format"]["wide"].values())
