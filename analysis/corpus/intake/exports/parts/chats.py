"""How WhatsApp writes chats: where a message begins, and what it says itself, in the languages of telephones."""

import regex

_MARK = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*+"  # nobody sees them: directions of writing, the byte order
_NUMBER = r"[A-Z]?\p{Nd}{1,4}"  # a year may be that of an emperor
_DAY = rf"{_NUMBER}{_MARK}[./-]{_MARK}\p{{Nd}}{{1,2}}{_MARK}[./-]{_MARK}{_NUMBER}\.?(?: [A-Z]{{2}})?"
_NAMED = r"\p{Nd}{1,2}\.? \p{L}{3,9}\.?(?: \p{Nd}{4})?|\p{L}{3,9}\.? \p{Nd}{1,2}(?:, \p{Nd}{4})?"
_DATE = rf"(?P<date>{_DAY}|{_NAMED})"
_BETWEEN = rf"{_MARK}[,،，]?\s(?:\p{{L}}{{1,4}}\.?\s)?{_MARK}"
_HALF = r"(?:(?:[上下]午|午[前後]|오[전후])\s?)?"
_CLOCK = r"\p{Nd}{1,2}[:.]\p{Nd}{2}"
_NOON = rf"(?:\s?{_MARK}(?:[AaPp]\.?\s?[Mm]\.?|[صم]))?"
_SHORT = rf"(?P<time>{_HALF}{_CLOCK}{_NOON})"
_FULL = rf"(?P<time>{_HALF}{_CLOCK}[:.]\p{{Nd}}{{2}}{_NOON})"
_EITHER = rf"(?P<time>{_HALF}{_CLOCK}(?:[:.]\p{{Nd}}{{2}})?{_NOON})"
# The date and the time come in either order.
_AT_EITHER = rf"(?:{_DATE}{_BETWEEN}{_EITHER}|{_EITHER}{_BETWEEN}{_DATE}){_MARK}"
_AT_SHORT = rf"(?:{_DATE}{_BETWEEN}{_SHORT}|{_SHORT}{_BETWEEN}{_DATE}){_MARK}"
_AT_FULL = rf"(?:{_DATE}{_BETWEEN}{_FULL}|{_FULL}{_BETWEEN}{_DATE}){_MARK}"

IPHONE = regex.compile(rf"{_MARK}\[{_MARK}{_AT_EITHER}\]\s?(?P<rest>.*)")
ANDROID = regex.compile(rf"{_MARK}{_AT_SHORT}\s[-–]\s(?P<rest>.*)")
EARLY = regex.compile(rf"{_MARK}{_AT_FULL}:\s(?P<rest>.*)")
FORMS = (IPHONE, ANDROID, EARLY)

# A quotation mark is closed before the colon: in 'Ann changed the subject to "Quay: new"' there is no sender.
_NICKNAME = r'"[^":\n]*+"|[“„][^“”:\n]*+[“”]|«[^»:\n]*+»'
SENDER = regex.compile(rf'(?P<sender>(?:[^:\n"“”„«»]|{_NICKNAME}|:(?=\S)){{0,100}}+):(?:\s(?P<text>.*)|$)')
MARKS = regex.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
BY_THE_APP = "\u200e"  # what an iPhone writes before its own words

_EDITED = regex.compile(
    r"\s?\u200e?<[^<>\n]{0,40}\b(?:edited|bearbeitet|edit[ao]d[ao]|modifi[ée]e?|modificat[oa]|bewerkt|изменено|edytowan\p{L})"
    r"[^<>\n]{0,20}>\s*$"
)
_FILE = regex.compile(r"\u200e?<\p{L}[\p{L} ]{0,30}:\s?[^<>\n]{1,200}\.\w{2,5}>")
_BESIDE = regex.compile(
    r"\u200e?(?:\S{1,80}-WA\d{4,}\.\w{0,5} \([^()\n]{1,40}\)|[^\n]{1,200}\.\w{2,5} \((?:file attached|Datei angehängt|"
    r"archivo adjunto|fichier joint|file allegato|arquivo anexado|ficheiro anexado|bestand bijgevoegd|plik załączony|"
    r"dosya ekli|файл добавлен|berkas terlampir)\))"
)
# The name of a document, and in how many pages, where the document is not there.
_MISSING = r" <?\u200e[^\n\u200e]{3,40}>?"
_DOCUMENT = regex.compile(rf"[^\n\u200e]{{1,200}}(?: • \u200e[^\n\u200e]{{3,20}}(?:{_MISSING})?|\.\w{{2,5}}{_MISSING})")
# What WhatsApp says first; on some telephones in the name of the group.
SYSTEM = regex.compile(
    r"(?:Messages (?:and calls are|to this (?:chat|group)|you send to this)|Nachrichten und Anrufe sind Ende-zu-Ende|"
    r"Los mensajes y las llamadas están cifrados|Les messages et les appels sont chiffrés|"
    r"I messaggi e le chiamate sono crittografati|As mensagens e (?:as )?(?:chamadas|ligações) são protegidas|"
    r"Berichten en gesprekken worden end-to-end)[^\n]{0,300}"
)
# In angle brackets, two words and more: <Media omitted>, <Medien ausgeschlossen>, <Без медиафайлов>.
_OMITTED = regex.compile(r"<\p{L}[\p{L}\p{M}'’]*+(?: [\p{L}\p{M}'’]++){1,5}>")
_PLACEHOLDERS = frozenset(
    """\
image omitted|video omitted|audio omitted|sticker omitted|gif omitted|document omitted|contact card omitted
video note omitted|this message was deleted|you deleted this message|this message was deleted by admin
waiting for this message. this may take a while|missed voice call|missed video call|voice call|video call
bild weggelassen|video weggelassen|audio weggelassen|sticker weggelassen|gif weggelassen|dokument weggelassen
kontaktkarte ausgelassen|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht
imagen omitida|video omitido|audio omitido|sticker omitido|gif omitido|documento omitido|se eliminó este mensaje
este mensaje fue eliminado|eliminaste este mensaje|image absente|vidéo absente|audio omis|sticker omis|gif retiré
document manquant|ce message a été supprimé|vous avez supprimé ce message|immagine omessa|video omesso|audio omesso
sticker non incluso|documento omesso|questo messaggio è stato eliminato|hai eliminato questo messaggio
imagem ocultada|imagem omitida|vídeo omitido|áudio ocultado|áudio omitido|figurinha omitida|documento omitido
mensagem apagada|essa mensagem foi apagada|você apagou esta mensagem|você apagou essa mensagem
afbeelding weggelaten|video weggelaten|audio weggelaten|sticker weggelaten|dit bericht is verwijderd
je hebt dit bericht verwijderd|данное сообщение удалено|вы удалили данное сообщение|bu mesaj silindi
""".replace("\n", "|").split("|")[:-1]
)


def heard(text: str) -> str:
    """Return what a person said in a message: without the app's words for files, deletions and corrections."""
    first, end, rest = _FILE.sub("", _EDITED.sub("", text)).partition("\n")
    document = BY_THE_APP in first and _DOCUMENT.fullmatch(first.strip())
    if document or _BESIDE.fullmatch(first.strip()) or is_app_placeholder(first):
        first, end = "", ""
    return f"{first}{end}{rest}".strip().lstrip(BY_THE_APP).strip()


def is_app_placeholder(text: str) -> bool:
    """Return whether a line stands for a file that is not there, or for a message that was deleted."""
    plain = MARKS.sub("", text).strip()
    return _OMITTED.fullmatch(plain) is not None or plain.casefold().rstrip(".") in _PLACEHOLDERS
