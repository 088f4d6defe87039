"""How the coordinators of the fictional programme write fields, formats, roles and dates in their files."""

import datetime as dt

FIELDS = {
    "social": "Social",
    "medico-social": "Médico-social",
    "education": "Éducation",
    "sante": "Santé",
    "prevention": "Prévention",
    "petite-enfance": "Petite enfance",
    "protection-enfance": "Protection de l'enfance",
    "emploi-insertion": "Emploi, insertion",
    "logement": "Logement",
    "acces-aux-droits": "Accès aux droits",
    "vie-locale": "Vie locale",
    "culture-loisirs-sport": "Culture, loisirs, sport",
    "institution": "Institution",
}
FORMATS = {
    "groupe-travail": "Groupe de travail",
    "groupe-ressource": "Groupe-ressource",
    "theatre-forum": "Théâtre-forum",
    "comite": "Comité",
    "cafe-parents": "Café des parents",
    "kiosque": "Kiosque",
}
STATES = {"answered": "répondu", "partial": "partiel", "silent": "sans réponse", "refused": "refus"}
ROLES = {"leads": "porteur", "partner": "partenaire", "hosts": "accueille", "funds": "financeur"}
THEMES = {
    "sante": "Santé",
    "parentalite": "Parentalité",
    "acces-aux-droits": "Accès aux droits",
    "scolarite": "Scolarité",
    "prevention": "Prévention",
}
PUBLICS = {
    "enfants-0-3": "Tout-petits",
    "familles": "Familles",
    "enfants-6-11": "6-11 ans",
    "adolescents": "Ados",
}
METHODS = {"interview": "entretien", "observation": "observation", "focus-group": "focus group", "walk": "marche"}
KINDS = {"structure": "structure", "service": "service", "institution": "institution", "group": "groupe"}
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def in_full(day: dt.date) -> str:
    """
    >>> in_full(dt.date(2017, 3, 14))
    '14 mars 2017'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: dt.date) -> str:
    """
    >>> with_weekday(dt.date(2017, 3, 14))
    'mardi 14 mars 2017'
    """
    return f"{DAYS[day.weekday()]} {in_full(day)}"
