"""The one stylesheet: what Streamlit’s theme cannot say, by keys of containers and its names of elements for tests."""

from dashboard.paper.markup import Markup

# The name and the links stand in Streamlit's own bar, beside its menu of pages; on a phone that menu is in the sidebar.
# What is out of the flow leaves no gap in it, and a sidebar that is closed is no stop for the keyboard. What can be
# scrolled beside a figure fades where it goes on. Words among the points of a figure have paper around their letters.
STYLES = Markup("""<style>
[data-testid=stMainBlockContainer] { max-width:1440px; padding:4rem 1.75rem 3rem }
[data-testid=stHeader] { height:3rem; min-height:3rem; padding-inline-start:10.6rem }
[data-testid=stTopNav] { margin-inline-end:1.75rem }
[data-testid=stSidebar][data-collapsed=true], [data-testid=stSidebar][data-collapsed=true] * { visibility:hidden }
[data-testid=stStatusWidget], [data-testid=stAppDeployButton] { display:none }
[data-testid=stLayoutWrapper]:has(> .st-key-name), [data-testid=stLayoutWrapper]:has(> .st-key-links),
[data-testid=stElementContainer]:has(.discourse-skip) { display:contents }
[data-testid=stLayoutWrapper]:has(> [data-testid=stVerticalBlock] > :only-child > [data-testid=stEmpty]) {
  display:none;
}
.st-key-name { position:fixed; top:.55rem; inset-inline-start:1.75rem; width:auto; z-index:999991 }
.st-key-links { position:fixed; top:.3rem; inset-inline-end:3.4rem; width:auto; z-index:999991; gap:.9rem }
[data-testid=stLayoutWrapper]:has(> .st-key-settings) { max-width:48% }
.st-key-topline { gap:.5rem 1.5rem }
.st-key-sentence { gap:.5rem .75rem }
.st-key-word-box { gap:0 .5rem }
.st-key-word-box > :first-child { position:absolute }
.st-key-topline [data-testid=stSelectbox], .st-key-topline [data-testid=stTextInput] {
  display:flex; align-items:center; gap:.5rem;
}
.st-key-topline [data-testid=stWidgetLabel] { flex:none; min-height:0; margin:0; opacity:.8 }
.st-key-topline [data-testid=stWidgetLabel] ~ :last-child { flex:1; min-width:0; width:auto }
[data-testid=stColumn]:has(.st-key-pane-card) { position:sticky; top:3.25rem; align-self:flex-start }
[data-testid=stHtml]:has(> .discourse-skip) { position:absolute }
.discourse-skip a { position:fixed; top:-4rem; inset-inline-start:.5rem; z-index:999999; padding:.6rem 1rem;
  background:Canvas; color:LinkText; border-radius:.25rem }
.discourse-skip a:focus { top:.4rem }
.st-key-cautions { gap:.25rem 1rem; padding-top:.2rem }
.st-key-cautions > :first-child { flex:1 1 20rem; max-width:max-content; min-width:0 }
.discourse-cautions details, .discourse-cautions summary { display:inline; cursor:pointer }
.discourse-cautions summary { text-decoration:underline; white-space:nowrap }
.discourse-cautions details p { margin:.3rem 0 0; cursor:auto }
em[dir], mark, .discourse-list tbody button { word-break:keep-all }
.discourse-below a { color:inherit }
@keyframes discourse-fade { 0%, 99% { mask-image:linear-gradient(#000 calc(100% - 1.5rem), transparent) } }
.st-key-pane-body { animation:discourse-fade linear; animation-timeline:scroll(self) }
.js-plotly-plot:not(:has(.hm)) .textpoint text { paint-order:stroke; stroke:light-dark(#fdfcf9, #16181a);
  stroke-width:3px; stroke-linejoin:round }
@media (max-width:640px) {
  [data-testid=stMainBlockContainer] { padding:3.5rem 1rem 2rem }
  [data-testid=stHeader] { padding-inline-start:.5rem }
  .st-key-name { position:static; z-index:auto }
  [data-testid=stApp]:has([data-testid=stSidebar]:not([data-collapsed=true])) .st-key-links { visibility:hidden }
  [data-testid=stLayoutWrapper]:has(> .st-key-name) { display:flex }
  [data-testid=stLayoutWrapper]:has(> .st-key-settings) { max-width:none }
  [data-testid=stColumn]:has(.st-key-pane-card) { position:static }
  .st-key-head { flex-direction:column }
  .st-key-settings > :has([data-testid=stMultiSelect]) { flex:1 1 100% }
  .st-key-sentence > .st-key-corpus { width:auto !important; flex:1 1 12rem }
  .st-key-head > *, .st-key-sentence > *, .st-key-word-box > *, .st-key-topline > * { width:100% !important }
  [data-testid=stLayoutWrapper]:has(> .st-key-pane-body), .st-key-pane-body { height:auto !important }
}
</style>""")

# For a room: the figure and the passages alone, large; what else there is works on, unseen.
PRESENTING = Markup("""<style>
html { font-size:20px !important }
[data-testid=stHeader], [data-testid=stSidebar], .st-key-name, .st-key-links, .st-key-topline, .st-key-in-force,
.st-key-settings { display:none !important }
[data-testid=stMainBlockContainer] { padding-top:1rem }
</style>""")
