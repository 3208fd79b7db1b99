"""Where a reader is: the only package that knows session state, the link and the names of widgets.

The shared filters are widgets of the sidebar bound to the link. Settings of single pages live in the session, are
written into a shared link, and are read from it when a session starts. A click stores what it means (a word, a topic,
a document), never where on a chart it fell, so that it survives a redraw.
"""

from dashboard.state.choices import (
    document,
    draw,
    numbered,
    page_number,
    pair,
    pairing,
    place,
    references,
    setting,
    several,
    stops,
    topic,
    typed,
    value,
    widget,
)
from dashboard.state.clicks import (
    asked_in_vain,
    clear_filters,
    follow,
    mirror,
    on_choice,
    on_click,
    on_passage,
    on_row,
    open_cell,
    open_couple,
    open_document,
    open_entity,
    open_line,
    open_near,
    open_new,
    open_place,
    open_point,
    open_topic,
    open_tray,
    pager,
    put,
    read_document,
    start_over,
)
from dashboard.state.corpora import WHEN_GONE, own, own_corpora, own_corpus, owner_of
from dashboard.state.intake import bring, bringing, last_refusal, let_corpus_go, look_again, put_back
from dashboard.state.kept import serve_kept, settle_in
from dashboard.state.keys import KEPT_PLACE
from dashboard.state.linked import are_those_of_the_link, files_to_bring
from dashboard.state.pages import begin_head, begin_page, end_head, has_looked, head_to_come, used, waiting_room
from dashboard.state.returning import (
    NAMES,
    address,
    asked_for,
    come_back,
    go_back,
    is_back,
    is_coming_back,
    let_go_for_others,
    note_place,
    said_here,
    share_link,
    visit,
)
from dashboard.state.session import (
    arrive,
    at,
    by_chance,
    compared,
    days_asked,
    enter,
    forget_ended,
    gone,
    heed,
    here,
    is_ended,
    linked_fingerprint,
    narrow,
    note_ended,
    suggest,
    tried,
    unmet,
    what_is_open,
)
from dashboard.state.taking import (
    all_answered,
    answer_chosen,
    answer_key,
    bring_pasted,
    check_key,
    expect_files,
    go_bring,
    leave_out,
    open_brought,
    open_corpus,
    read_another_way,
    read_mapped,
    role_key,
    take_uploads,
    uploads,
    way_key,
)
from dashboard.state.tray import (
    empty_tray,
    is_kept,
    keep,
    kept,
    kept_elsewhere,
    let_go,
    move_texts,
    note_box,
    said_elsewhere,
    take_note,
    tray_is_full,
    which_are_kept,
)
