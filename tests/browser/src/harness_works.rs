//! The tests' own footing, proved on a plain element in the place of the widget.

use std::time::{Duration, Instant};

use sandbox::NewOrder;
use serde_json::json;

use crate::harness::{Page, Profile, Stage, Store, Test, tests};

const CODE: &str = "381659999814525";
const QR: &str = "00020101021226580016COM.CONTOH.WWW0118936000000000000000";

/// Width of its picture in CSS pixels: five a module.
const SIDE: u32 = 185;

/// The sham is not what the documented policy is for.
fn anything() -> Vec<(&'static str, String)> {
    vec![("content-security-policy", "script-src 'unsafe-inline'".to_owned())]
}

const SHAM: &str = r##"<script>
customElements.define("scalev-checkout", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = `<p part="payment-code">381659999814525</p><p part="amount" hidden>Rp147.000</p>
      <button part="copy-code">Salin</button> <button part="save-qr">Simpan</button> {qr}`;
    root.querySelector("[part=copy-code]").onclick = () => navigator.clipboard.writeText("381659999814525");
    root.querySelector("[part=save-qr]").onclick = () => {
      const field = document.createElement("textarea");
      field.value = "147000";
      root.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    };
    window.fail = () => {
      console.error("one", 2);
      Promise.reject("rejected on purpose");
      throw new Error("thrown on purpose");
    };
    setTimeout(() => { this.dataset.state = "unpaid"; }, 100);
  }
});
</script>"##;

pub fn tests() -> Vec<Test> {
    let profiles = [
        Profile::default(),
        Profile { scale: 2, ..Profile::default() },
        Profile { scale: 3, ..Profile::default() },
        Profile { dark: true, ..Profile::default() },
        Profile { phone: true, ..Profile::default() },
        Profile { zone: Some("Asia/Jayapura"), ..Profile::default() },
    ];
    let profile = |profile| Test::new(module_path!(), "profile", profile_is_real).at(profile);
    let mut tests = tests![
        parts_are_read,
        events_and_errors_are_collected,
        the_clipboard_is_read,
        windows_take_any_size,
        failures_are_noticed,
        reloading_starts_over,
        the_clock_is_moved,
        the_clock_stands_still_between_steps,
        windows_are_hidden,
        tabs_are_gone_to,
        strangers_are_noticed,
    ];
    tests.extend(profiles.map(profile));
    tests
}

fn sham<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let store = Store { script: SHAM.replace("{qr}", &svg()), headers: anything(), ..Store::of("none") };
    let page = stage.open(&store);
    page.wait_state("unpaid");
    page
}

fn parts_are_read(stage: &Stage<'_>) {
    let page = sham(stage);
    assert_eq!(page.text("payment-code"), CODE);
    assert!(!page.shows("amount"), "a hidden part is not shown");
    assert_eq!(page.parts("amount").len(), 1);
    assert!(!page.shows_own_link(), "an unslotted link is not shown");
    assert!(page.visible_text().contains(CODE));
    assert_eq!(page.part("qr").expect("the code").width, f64::from(SIDE));
}

fn events_and_errors_are_collected(stage: &Stage<'_>) {
    let page = sham(stage);
    page.script(
        r#"const host = document.querySelector("scalev-checkout");
host.dispatchEvent(new CustomEvent("scalev-checkout:paid", { bubbles: true, composed: true, detail: { amount: "1" } }));
setTimeout(window.fail);"#,
    );
    page.wait("both errors", |page| page.uncaught().len() == 2);
    let events = page.events_named("paid");
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].detail["amount"], "1");
    assert!(events[0].composed);
    let lines = page.console();
    assert_eq!((lines[0].level.as_str(), lines[0].text.as_str()), ("error", "one 2"));
}

fn the_clipboard_is_read(stage: &Stage<'_>) {
    let page = sham(stage);
    page.click("copy-code");
    page.wait("the code by the clipboard API", |page| page.paste() == CODE);
    page.click("save-qr");
    page.wait("the amount by execCommand", |page| page.paste() == "147000");
}

fn windows_take_any_size(stage: &Stage<'_>) {
    let page = sham(stage);
    for (width, height) in [(360, 640), (1280, 800), (412, 915)] {
        page.resize(width, height);
        let inner = page.script("return [innerWidth, innerHeight, document.documentElement.clientWidth]");
        assert_eq!(inner, json!([width, height, width]));
    }
}

fn failures_are_noticed(stage: &Stage<'_>) {
    let page = sham(stage);
    let outcome = crate::harness::attempt(|| assert_eq!(page.text("payment-code"), "1"));
    let message = outcome.expect_err("a wrong expectation fails");
    assert!(message.contains("harness_works.rs"), "the message names the line: {message}");
}

fn reloading_starts_over(stage: &Stage<'_>) {
    let page = sham(stage);
    page.script("console.log(1)");
    assert_eq!(page.console().len(), 1);
    page.reload();
    page.wait_state("unpaid");
    assert_eq!(page.console().len(), 0);
}

/// On the real widget: only its own timers are moved.
fn the_clock_is_moved(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(7200), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    page.settle();
    page.script("window.fired = 0; setTimeout(() => { fired += 1; }, 3600000)");
    assert!(page.timers() > 0, "the countdown runs");
    assert!(page.text("countdown").starts_with("01:59:"), "{}", page.text("countdown"));
    let before = page.script("return clock.read()");
    page.pass(3600);
    let after = page.script("return clock.read()");
    for clock in 0..2 {
        let passed = after[clock].as_f64().expect("a time") - before[clock].as_f64().expect("a time");
        assert!((3_600_000.0..3_700_000.0).contains(&passed), "clock {clock} moved by {passed}");
    }
    assert!(page.text("countdown").starts_with("59:"), "{}", page.text("countdown"));
    assert!(stage.count("GET") > 10, "it asks as often as in an hour: {}", stage.count("GET"));
    assert_eq!(page.script("return fired"), 0, "the page's own timers are real");
    page.sleep(120);
    page.wait("the countdown is late, then right", |page| page.text("countdown").starts_with("57:"));
    page.set_clock(-30);
    page.wait("the countdown took note", |page| page.text("countdown").starts_with("58:"));
}

fn the_clock_stands_still_between_steps(stage: &Stage<'_>) {
    let page = stage.open(&Store::of(&stage.order(NewOrder::of("va_bca")).slug).on_a_clock());
    page.wait_state("unpaid");
    let start = Instant::now();
    page.wait("longer than the clock goes on by itself", |_| start.elapsed() > Duration::from_millis(1500));
    let readings = "return [...new Set(Array.from({ length: 50000 }, () => clock.read().join()))]";
    let before = page.script(readings);
    assert_eq!(before.as_array().map(Vec::len), Some(1), "{before}");
    assert_eq!(page.script(readings), before);
    assert!(page.millis_behind() > 0);
    let read = |page: &Page<'_>| page.script("return clock.read()[1]").as_f64().expect("milliseconds");
    let moment = read(&page);
    page.pass(2);
    let passed = read(&page) - moment;
    assert!((1999.9..10_000.0).contains(&passed), "{passed} ms");
}

fn windows_are_hidden(stage: &Stage<'_>) {
    let page = sham(stage);
    page.hide();
    assert_eq!(page.script("return document.visibilityState"), "hidden");
    page.show();
    assert_eq!(page.script("return document.visibilityState"), "visible");
}

fn tabs_are_gone_to(stage: &Stage<'_>) {
    let page = sham(stage);
    page.script("window.first = true");
    let first = stage.tab();
    let other = stage.open_in_new_tab(&Store::of("none"));
    assert_eq!(other.script("return window.first ?? null"), json!(null));
    assert_eq!(stage.go_to(&first).script("return window.first"), true);
}

/// A picture and a request of somebody else's are noticed at the way out of this machine; a page on this machine, by
/// whichever name, does not come there.
fn strangers_are_noticed(stage: &Stage<'_>) {
    let unsure = Store { script: String::new(), ..Store::of("none") }.with_others();
    stage.open_insecurely(&unsure);
    let page = stage.open_framed(&unsure);
    assert_eq!(stage.strangers(), Vec::<String>::new());
    let ask = r#"const done = arguments[1];
const image = new Image();
image.onload = image.onerror = () => fetch("http://fourth.example/").catch(done);
image.src = "https://third.example/pixel.gif";"#;
    page.wait_script(ask, vec![json!(null)]);
    assert_eq!(stage.strangers(), ["fourth.example", "third.example"]);
    stage.leaves_for("third.example");
    stage.leaves_for("fourth.example");
    assert_eq!(stage.strangers(), Vec::<String>::new());
}

fn profile_is_real(stage: &Stage<'_>) {
    let profile = stage.profile();
    let page = sham(stage);
    let seen = page.script(
        r#"return [devicePixelRatio, matchMedia("(prefers-color-scheme: dark)").matches, navigator.userAgent.includes("Android")]"#,
    );
    assert_eq!(seen, json!([profile.scale, profile.dark, profile.phone]));
    let zone = page.script("return Intl.DateTimeFormat().resolvedOptions().timeZone");
    assert!(profile.zone.is_none_or(|wanted| zone == wanted), "{zone}");
    let picture = page.picture("qr");
    let side = SIDE * u32::from(profile.scale);
    assert_eq!((picture.width, picture.height), (side, side), "the picture has the device's pixels");
    assert_eq!(picture.qr().as_deref(), Some(QR));
}

fn svg() -> String {
    let code = qrcode::QrCode::new(QR).expect("a short text fits");
    let (side, quiet) = (code.width(), 4);
    let modules = code.to_colors();
    let dark = (0..side * side).filter(|index| modules[*index] == qrcode::Color::Dark);
    let path: String =
        dark.map(|index| format!("M{} {}h1v1h-1z", index % side + quiet, index / side + quiet)).collect();
    let whole = side + 2 * quiet;
    assert_eq!(SIDE as usize % whole, 0, "a module is a whole number of pixels");
    format!(
        r##"<svg part="qr" width="{SIDE}" height="{SIDE}" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{whole}v{whole}H0z"/><path d="{path}"/></svg>"##
    )
}
