"""The one stylesheet: what Streamlit’s theme cannot say, by keys of containers and its names of elements for tests."""

from dashboard.paper.markup import Markup

# The name and the links stand in Streamlit's own bar, beside its menu of pages; on a phone that menu is in the sidebar.
STYLES = Markup("""<style>
[data-testid=stMainBlockContainer] { max-width:1440px; padding:3.4rem 1.75rem 3rem; gap:.75rem }
[data-testid=stHeader] { height:3rem; min-height:3rem; padding-inline-start:11.5rem }
[data-testid=stStatusWidget], [data-testid=stAppDeployButton] { display:none }
.st-key-name { position:fixed; top:.55rem; inset-inline-start:3.2rem; width:auto; z-index:999991 }
.st-key-links { position:fixed; top:.3rem; inset-inline-end:3.4rem; width:auto; z-index:999991; gap:.9rem }
.st-key-topline { gap:.5rem 1.5rem }
.st-key-topline [data-testid=stSelectbox], .st-key-topline [data-testid=stTextInput] {
  display:flex; align-items:center; gap:.5rem;
}
.st-key-topline [data-testid=stWidgetLabel] { flex:none; min-height:0; margin:0; opacity:.75 }
.st-key-topline [data-testid=stWidgetLabel] + div { flex:1; min-width:0 }
.discourse-skip a { position:fixed; top:-4rem; inset-inline-start:.5rem; z-index:999999; padding:.6rem 1rem;
  background:Canvas; color:LinkText; border-radius:.25rem }
.discourse-skip a:focus { top:.4rem }
.discourse-cautions summary { display:inline; cursor:pointer; text-decoration:underline }
.discourse-cautions details[open] p { margin:.3rem 0 0 }
@media (max-width:640px) {
  [data-testid=stMainBlockContainer] { padding:3.4rem 1rem 2rem }
  .st-key-pane-body { height:auto !important }
}
</style>""")

# For a room: the figure and the passages alone, large; what else there is works on, unseen.
PRESENTING = Markup("""<style>
html { font-size:20px !important }
[data-testid=stHeader], [data-testid=stSidebar], .st-key-name, .st-key-links, .st-key-topline, .st-key-in-force,
.st-key-settings { display:none !important }
[data-testid=stMainBlockContainer] { padding-top:1rem }
</style>""")
