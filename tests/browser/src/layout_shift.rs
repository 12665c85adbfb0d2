//! Layout shift from the first paint to the instructions.

use sandbox::{Fault, NewOrder, Route};

use crate::harness::{Engine, Stage, Store, Test};

/// The layout shift that the contract allows.
const MOST: f64 = 0.05;

/// Until the loader runs only the page itself can reserve the widget's height. The page's scroll bar is there from the first
/// paint, because it would move the widget by half its width once the text below is parsed.
const PLACE: &str = "<style>html { overflow-y: scroll } \
    scalev-checkout:not(:defined) { display: block; min-height: 480px }</style>";

/// The shop's own words, above and four times below the widget: a card that is higher than its placeholder moves them out of the
/// viewport.
const WORDS: &str = "<p>Terima kasih sudah berbelanja di Toko Contoh. Pesanan dikirim setelah dibayar.</p>";

/// Adds up what the browser measures.
const OBSERVER: &str = r#"<script>
window.shift = 0;
const add = (entries) => entries.forEach(({ value, hadRecentInput }) => { if (!hadRecentInput) shift += value; });
const observer = new PerformanceObserver((list) => add(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
</script>"#;

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    let fast = ["va_bca", "qris", "dana", "ovo", "alfamart", "bank_transfer", "card", "cod"].map(|method| (method, 0));
    let slow = ["va_bca", "qris", "bank_transfer"].map(|method| (method, 700));
    for (method, millis) in fast.into_iter().chain(slow) {
        let name = format!("{method}_{}", if millis == 0 { "fast" } else { "slow" });
        let test = Test::new(module_path!(), name, move |stage| shift_is_within_the_limit(stage, method, millis));
        all.push(test.only(Engine::Chromium));
    }
    all
}

/// `millis`: how long the loader and the API take to answer.
fn shift_is_within_the_limit(stage: &Stage<'_>, method: &str, millis: u64) {
    for (width, height) in [(360, 640), (1280, 800)] {
        let order = stage.order(NewOrder::of(method));
        if millis > 0 {
            stage.sandbox.asset_fault("checkout.js", Fault::Delay { ms: millis }, Some(1));
            stage.fault(&order.slug, Route::Create, Fault::Delay { ms: millis }, None);
        }
        let plain = Store::of(&order.slug);
        let store = Store {
            head: format!("{PLACE}{OBSERVER}"),
            body: format!("<h1>Pesanan Anda</h1>{WORDS}{}{}", plain.body, WORDS.repeat(4)),
            ..plain
        };
        stage.open(&Store::with(&[])).resize(width, height);
        let page = stage.open(&store);
        page.wait_state("unpaid");
        page.wait_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", Vec::new());
        let shift = page.script("add(observer.takeRecords()); return shift").as_f64().expect("a number");
        assert!(shift <= MOST, "on {width} x {height} pixels the page shifts by {shift:.3}");
    }
}
