//! Pages whose markup, scripts or styles interfere: the number is correct and legible, and nothing of the page gets into the
//! widget.

use sandbox::{Action, NewOrder};
use serde_json::{Value, json};

use crate::harness::{SCRIPT, Stage, Store, Test};

/// The name of a case, and the markup in the page before the widget.
type Row = (&'static str, &'static str);

/// Elements that clobber properties of the document and the window, except those that these tests use.
const ELEMENTS: &str = r#"
<img name="currentScript" src="data:,"><img name="createElement"><img name="createElementNS"><img name="createTextNode">
<img name="createComment"><img name="addEventListener"><img name="removeEventListener"><img name="head"><img name="hidden">
<img name="scripts"><img name="querySelector"><img name="getElementById"><img name="adoptedStyleSheets">
<img name="execCommand"><img name="importNode"><img name="visibilityState"><form name="body"><input name="append"></form>
<form id="ScalevCheckout"><input name="mount"></form><a id="trustedTypes" href="https://evil.example/"></a>
<form id="scalev-checkout" name="documentElement"><input name="getAttribute"></form><img id="config"><img id="host">"#;

/// The page's script while the widget starts and sends its request. `put` is undone afterwards, because the browser's
/// driver uses the same prototypes.
const SCRIPTS: &[Row] = &[
    (
        "enumerable_prototype_members",
        "for (const kind of [Object, Array, String, Function, Promise, Map, Set]) put(kind.prototype, 'extra', () => 'evil');",
    ),
    (
        "options_on_the_object_prototype",
        "for (const name of ['body', 'method', 'mode', 'signal', 'integrity', 'credentials', 'headers', 'cache', 'redirect',
           'referrerPolicy', 'delegatesFocus', 'slotAssignment', 'detail', 'bubbles', 'ifAvailable', 'steal', 'createHTML',
           'attributeOldValue', 'storeId', 'order', 'apiBase', 'payment', 'theme']) put(Object.prototype, name, 'evil');",
    ),
    ("descriptors_on_the_object_prototype", "for (const name of ['get', 'set']) put(Object.prototype, name, () => 'evil');"),
    (
        "throwing_prototype_getters",
        "for (const name of ['signal', 'body', 'method', 'evil', 'delegatesFocus', 'createHTML', 'steal'])
           for (const kind of [Object, Array, Promise, String])
             define(kind.prototype, name, { get() { throw new Error(name) }, enumerable: true });",
    ),
    (
        "to_json_on_prototypes",
        "for (const kind of [Object, Array, String, Number]) put(kind.prototype, 'toJSON', () => 'evil');",
    ),
    (
        "replaced_fetch",
        "const own = window.fetch;
         put(window, 'fetch', (url, options) =>
           new Promise((resolve, reject) => setTimeout(() => own.call(window, url, options).then(resolve, reject), 5)));",
    ),
    (
        "replaced_json_parse",
        "put(JSON, 'parse', () => ({ payment_method: 'evil' })); put(Response.prototype, 'json', JSON.parse);",
    ),
    (
        "replaced_promise",
        "const Own = Promise;
         put(window, 'Promise', class Promise extends Own { then(...acts) { return super.then(...acts) } });",
    ),
    (
        "wrapped_element_registry",
        "const own = CustomElementRegistry.prototype.define;
         put(CustomElementRegistry.prototype, 'define', function (name, kind) {
           return own.call(this, name, class extends kind {});
         });",
    ),
    ("date_now_is_nan", "put(Date, 'now', () => NaN);"),
    ("date_now_is_text", "put(Date, 'now', () => '2026-11-20');"),
    ("timer_ids_are_objects", "const own = setTimeout; put(window, 'setTimeout', (...words) => Object(own(...words)));"),
    (
        "throwing_console",
        "for (const name of ['log', 'warn', 'error']) put(console, name, () => { throw new Error(name) });",
    ),
];

const STYLES: &[Row] = &[
    (
        "important_styles",
        "* { color: #fefefe !important; font: italic 5px/1 cursive !important; letter-spacing: 9px !important;
             text-transform: uppercase !important; text-indent: -999px !important; direction: rtl !important;
             word-spacing: 40px !important; white-space: pre !important; text-align: right !important;
             -webkit-text-security: disc !important; visibility: visible !important; opacity: 1 !important }",
    ),
    ("small_root_font", "html { font-size: 62.5% } body { font-size: 1.2rem }"),
    ("large_root_font", "html { font-size: 200% }"),
    (
        "css_reset",
        "*, *::before, *::after { all: unset; box-sizing: border-box; margin: 0; padding: 0; display: revert }
         p, span, section, div, a, button { font: inherit; vertical-align: baseline }",
    ),
    ("narrow_column", "body { width: 280px; overflow: hidden } scalev-checkout { float: left; width: 100% }"),
    (
        "styles_for_our_class_names",
        ".card, .code, .panel, [part], section, .amount, svg, path { display: none !important; fill: #fff !important }",
    ),
];

pub fn tests() -> Vec<Test> {
    let page =
        |name: &str, body: String| Test::new(module_path!(), name.to_owned(), move |stage| pays_despite(stage, &body));
    let mut all = vec![
        page("elements_that_clobber_the_document", ELEMENTS.to_owned()),
        page("base_of_another_host", r#"<base href="https://evil.example/" target="evil">"#.to_owned()),
        page(
            "right_to_left_page",
            r#"<script>document.documentElement.dir = "rtl"; document.documentElement.lang = "ar"</script>"#.to_owned(),
        ),
    ];
    all.extend(
        SCRIPTS.iter().map(|(name, script)| Test::new(module_path!(), *name, |stage| works_beside(stage, script))),
    );
    all.extend(STYLES.iter().map(|(name, style)| page(name, format!("<style>{style}</style>"))));
    all
}

/// A virtual account and a QRIS code are shown and then paid.
fn pays_despite(stage: &Stage<'_>, before: &str) {
    for method in ["va_bca", "qris"] {
        let order = stage.order(NewOrder::of(method));
        let usual = Store::of(&order.slug);
        let body = format!("{before}{SCRIPT}{}", usual.body);
        let page = stage.open(&Store { script: String::new(), body, ..usual });
        page.wait_state("unpaid");
        let document = stage.document(&order.slug);
        assert_eq!(page.text("amount"), "Rp147.000");
        if method == "qris" {
            page.wait("the code can be scanned", |page| page.picture("qr").qr() == qris(&document));
        } else {
            assert_eq!(Some(page.text("payment-code").as_str()), number(&document));
            assert_eq!(page.script(LEGIBLE), json!([true, true, true]));
        }
        let markup = page.markup();
        assert!(!markup.contains("evil"), "{markup}");
        let foreign = page.script(FOREIGN);
        assert_eq!(foreign, json!([]), "links and pictures that lead elsewhere");
        stage.act(&order.slug, Action::Pay);
        page.script(CHECK);
        page.wait_state("paid");
        assert!(!page.shows("payment-code") && !page.shows("qr"));
        assert_eq!(page.uncaught(), Vec::<String>::new());
        assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
    }
    let strangers = stage.sandbox.log().into_iter().filter(|entry| !["api", "assets"].contains(&entry.server));
    assert_eq!(strangers.count(), 0);
}

/// The widget starts, shows the number and sends a read, while the script's changes are in force.
fn works_beside(stage: &Stage<'_>, script: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    let usual = Store::of(&order.slug);
    let page = stage.open(&Store { script: String::new(), ..usual });
    let run = BESIDE.replace("{script}", script);
    let seen = page.wait_script(&run, vec![json!(stage.published("checkout.js", ".js"))]);
    let document = stage.document(&order.slug);
    assert_eq!(seen["code"].as_str(), number(&document), "{seen} {:?} {:?}", page.console(), page.uncaught());
    assert_eq!(seen["amount"], "Rp147.000");
    assert!(seen["markup"].as_str().is_some_and(|markup| !markup.contains("evil")), "{seen}");
    assert_eq!(stage.count("GET"), 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
}

const BESIDE: &str = r#"
const [loader, done] = arguments;
const host = document.querySelector("scalev-checkout"), tag = document.createElement("script");
const types = window.trustedTypes?.createPolicy("page", { createScriptURL: (url) => url });
tag.src = types ? types.createScriptURL(loader) : loader;
tag.crossOrigin = "anonymous";
const undo = [], taken = setTimeout, { defineProperty, getOwnPropertyDescriptor } = Object;
const define = (target, name, descriptor) => {
  const before = getOwnPropertyDescriptor(target, name);
  defineProperty(target, name, { __proto__: null, ...descriptor, configurable: true });
  undo.unshift(() => { if (before) defineProperty(target, name, before); else delete target[name]; });
};
const put = (target, name, value) => define(target, name, { __proto__: null, value, enumerable: true, writable: true });
const ended = (seen) => { for (const act of undo) act(); done(seen); };
{ {script} }
document.head.append(tag);
const wait = (condition, then, left = 400) => {
  if (condition()) then();
  else if (left) taken(() => wait(condition, then, left - 1), 25);
  else ended({ state: host.dataset.state, markup: host.shadowRoot?.textContent });
};
const part = (name) => host.shadowRoot.querySelector(`[part="${name}"]`);
wait(() => host.dataset.state === "unpaid" && part("payment-code"), () => {
  part("check-status").click();
  wait(() => part("quiet").textContent.includes("Terakhir dicek"), () => {
    const [code, amount] = ["payment-code", "amount"].map((name) => part(name).textContent);
    const markup = host.shadowRoot.innerHTML;
    ended({ code, amount, markup });
  });
});"#;

fn number(document: &Value) -> Option<&str> {
    document
        .pointer("/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number")
        .and_then(Value::as_str)
}

fn qris(document: &Value) -> Option<String> {
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    document.pointer(place).and_then(Value::as_str).map(str::to_owned)
}

/// True where the number is large enough, its groups run from left to right, and all of it is on the screen.
const LEGIBLE: &str = r#"
const code = document.getElementsByTagName("scalev-checkout")[0].shadowRoot.querySelector("[part=payment-code]");
const places = [...code.children].map((group) => group.getBoundingClientRect());
const inOrder = places.every((place, index) => !index || place.top > places[index - 1].top || place.left > places[index - 1].left);
const box = code.getBoundingClientRect();
const style = getComputedStyle(code);
return [
  parseFloat(style.fontSize) >= 16 && style.textTransform !== "uppercase" && style.textIndent === "0px",
  inOrder,
  places.every((place) => place.left >= 0 && place.right <= innerWidth && place.width > 0),
];"#;

/// Presses the button by script: drivers cannot click where elements clobber the document's methods.
const CHECK: &str =
    r#"document.getElementsByTagName("scalev-checkout")[0].shadowRoot.querySelector("[part=check-status]").click()"#;

/// Addresses that are not the shop's own pages, the seller's chat, or data of ours.
const FOREIGN: &str = r#"
const root = document.getElementsByTagName("scalev-checkout")[0].shadowRoot;
return [...root.querySelectorAll("[href], [src]")].map((element) => element.href || element.src)
  .filter((address) => !/^(http:\/\/127\.0\.0\.1:|https:\/\/wa\.me\/|data:)/.test(address));"#;
