"""What columns are called, in eight languages: the likeliest name of a role first.

Capitals, accents, blanks and marks in names do not count: “Date de publication” is datedepublication.
"""

from functools import cache
from unicodedata import normalize

import regex

ROLES = ("text", "source", "published", "title", "doc_id", "language", "date_precision", "date_basis")

_NAMES = {
    "text": (
        "text fulltext bodytext articletext posttext body content contents articlebody maintext message comment post "
        "tweet transcript speech statement review answer response story article document abstract selftext caption "
        "lyrics volltext artikeltext textinhalt inhalt beitrag nachricht kommentar wortlaut rede artikel "
        "antwort texte texteintegral textedelarticle intervention "
        "contenu corps corpsdutexte commentaire discours reponse texto textocompleto textodelarticulo "
        "intervencion contenido cuerpo mensaje "
        "comentario discurso articulo respuesta testo testocompleto testodellarticolo intervento contenuto "
        "corpo messaggio commento discorso "
        "articolo risposta textointegral conteudo mensagem comentario artigo resposta tekst volledigetekst inhoud "
        "bericht reactie toespraak antwoord tresc pelnytekst wiadomosc komentarz artykul przemowienie odpowiedz"
    ),
    "source": (
        "source sourcename sourcetitle newspaper outlet outletname publication publicationname publicationtitle "
        "medianame "
        "mediaoutlet media medium publisher paper journal magazine newspapername site sitename website domain channel "
        "channelname channeltitle pagename subreddit station broadcaster agency organisation organization party "
        "quelle zeitung "
        "zeitungsname medium herausgeber verlag sender kanal partei journalsource titredepresse media editeur chaine "
        "parti fuente periodico medio diario editorial canal partido fonte giornale testata quotidiano editore canale "
        "partito jornal veiculo editora revista bron krant uitgever zender partij zrodlo gazeta wydawca nadawca "
        "kanalu partia"
    ),
    "published": (
        "published date publisheddate publishdate publicationdate datepublished publishedat pubdate dateofpublication "
        "articledate createdat created createdutc createdtime datecreated postedat posted posttime timestamp datetime "
        "day time year pubyear datum erscheinungsdatum veroffentlichungsdatum veroffentlicht veroffentlichtam "
        "publikationsdatum tag jahr datedepublication datepublication publiele dateparution jour annee fecha "
        "fechadepublicacion fechapublicacion publicado publicadoel dia ano data datadipubblicazione datapubblicazione "
        "pubblicato pubblicatoil giorno anno datadepublicacao datapublicacao publicadoem publicatiedatum gepubliceerd "
        "gepubliceerdop dag jaar datapublikacji opublikowano dzien rok"
    ),
    "title": (
        "title headline articletitle webtitle heading head subject titel uberschrift schlagzeile betreff titre "
        "titredelarticle intitule "
        "grostitre titulo titulodelarticulo titular encabezado asunto titolo intestazione oggetto manchete "
        "assunto kop onderwerp tytul "
        "naglowek temat"
    ),
    "doc_id": (
        "docid id documentid articleid identifier uid guid uuid storyid storiesid postid tweetid messageid commentid "
        "recordid accessionnumber kennung dokumentid artikelid identifiant iddocument identificador iddocumento "
        "identificativo iddodocumento documentnummer identyfikator iddokumentu"
    ),
    "language": "language lang languagecode sprache langue idioma lengua lingua taal jezyk",
    "date_precision": "dateprecision",
    "date_basis": "datebasis",
}
# A name that several roles have is that of the first of them here.
RANKS: dict[str, dict[str, int]] = {role: {} for role in ROLES}
for _role in ROLES:
    for _place, _name in enumerate(_NAMES[_role].split()):
        RANKS[_role].setdefault(_name, _place)

# Before “date” or “time”, these name another one than that of publication.
_OTHER_TIMES = frozenset(
    (
        "birth",
        "death",
        "modified",
        "modification",
        "updated",
        "update",
        "edited",
        "retrieved",
        "retrieval",
        "collected",
        "collection",
        "accessed",
        "access",
        "scraped",
        "scrape",
        "crawled",
        "crawl",
        "downloaded",
        "download",
        "imported",
        "import",
        "start",
        "end",
        "reading",
        "response",
        "read",
    )
)
_NO_LETTER = regex.compile(r"[^\p{L}\p{N}]+")


@cache
def plain_column(column: str) -> str:
    """Return the name of a column without what does not count in it."""
    parts = normalize("NFKD", column.casefold().replace("ł", "l").replace("ß", "ss").replace("ø", "o"))
    return _NO_LETTER.sub("", parts)


def names_another_time(column: str) -> bool:
    """Return whether a column is called after another time than that of publication, such as birth_date."""
    return not _OTHER_TIMES.isdisjoint(_NO_LETTER.split(column.casefold()))


def name_rank(column: str, role: str) -> int | None:
    """Return how likely a column is called so for its role, from 0; None where nobody calls it so.

    Of a name with a prefix, such as article_text or data.text, the last part counts too, after whole names.
    """
    ranks = RANKS[role]
    if (whole := ranks.get(plain_column(column))) is not None:
        return whole
    if role == "published" and names_another_time(column):
        return None
    last = column.replace(".", "_").replace(" ", "_").replace("-", "_").rsplit("_", 1)[-1]
    part = ranks.get(plain_column(last)) if last != column else None
    return None if part is None else part + len(ranks)
