//! Screens without anything to pay with: a sign, the state, one control to go on, and the collapsed order.
//!
//! Every engine runs `paid`, `unavailable` and the signs; the other endings differ only in their words.

use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::{Value, json};

use crate::harness::{Page, Profile, Stage, Store, Test, in_one_engine};

/// The steps to a final state, and its expected screen.
#[derive(Clone, Copy)]
pub struct Ending {
    pub name: &'static str,
    method: &'static str,
    reached: Reached,
    state: &'static str,
    headline: &'static str,
    /// The part to press, and its words.
    way: (&'static str, &'static str),
}

#[derive(Clone, Copy)]
enum Reached {
    By(Action),
    /// Paid, with a deadline that was before.
    Late,
    /// The order is as it is.
    AtOnce,
    Draft,
    Down,
}

const ORDER: (&str, &str) = ("fallback-link", "Lihat pesanan");
const SELLER: (&str, &str) = ("help-link", "Hubungi penjual");

const fn ending(
    name: &'static str,
    reached: Reached,
    headline: &'static str,
    way: (&'static str, &'static str),
) -> Ending {
    Ending { name, method: "va_bca", reached, state: name, headline, way }
}

const fn later(method: &'static str, headline: &'static str) -> Ending {
    Ending { method, state: "unpaid", ..ending(method, Reached::AtOnce, headline, ORDER) }
}

pub const ENDINGS: [Ending; 10] = [
    ending("paid", Reached::By(Action::Pay), "Pembayaran diterima", ("fallback-link", "Lihat pesanan dan invoice")),
    Ending { state: "paid", ..ending("late", Reached::Late, "Pembayaran masuk terlambat", SELLER) },
    ending("conflict", Reached::By(Action::Conflict), "Pembayaran perlu dicek penjual", SELLER),
    ending("expired", Reached::By(Action::Expire), "Waktu pembayaran habis", ORDER),
    ending("closed", Reached::By(Action::Cancel), "Pesanan ini sudah ditutup", ORDER),
    ending("draft", Reached::Draft, "Pesanan belum selesai", ("fallback-link", "Selesaikan pesanan")),
    ending(
        "unavailable",
        Reached::Down,
        "Cara bayar belum bisa ditampilkan",
        ("fallback-link", "Buka halaman pembayaran"),
    ),
    later("cod", "Bayar saat barang tiba"),
    later("no_payment", "Tidak ada yang perlu dibayar"),
    later("marketplace", "Dibayar lewat marketplace"),
];

pub fn tests() -> Vec<Test> {
    let ending = |ending: Ending| Test::new(module_path!(), ending.name, move |stage| shows_the_ending(stage, ending));
    let mut all = in_one_engine(ENDINGS.map(ending).to_vec(), &["paid", "unavailable"]);
    let dark = Profile { dark: true, ..Profile::default() };
    all.push(Test::new(module_path!(), "signs_differ_in_shape", signs_differ_in_shape));
    all.push(Test::new(module_path!(), "signs_differ_in_shape", signs_differ_in_shape).at(dark));
    all.push(Test::new(module_path!(), "order_lines_add_up_to_the_total", order_lines_add_up_to_the_total));
    all
}

impl Ending {
    /// Its screen, in the usual window.
    pub fn open<'a>(&self, stage: &'a Stage<'_>) -> Page<'a> {
        let set = matches!(self.reached, Reached::Draft).then(|| json!({ "status": "draft" }));
        let order = stage.order(NewOrder { set, ..NewOrder::of(self.method) });
        match self.reached {
            Reached::By(action) => stage.act(&order.slug, action),
            Reached::Late => {
                stage.act(&order.slug, Action::Pay);
                let earlier = json!({ "payment_expiration_at": "2020-01-01T08:00:00Z" });
                stage.sandbox.patch(&order.slug, &earlier).expect("the order exists");
            }
            Reached::Down => {
                let down = Fault::Status { code: 503, body: None, content_type: None };
                stage.fault(&order.slug, Route::Any, down, None);
            }
            Reached::AtOnce | Reached::Draft => {}
        }
        let page = stage.open(&Store::of(&order.slug));
        page.wait_state(self.state);
        page
    }
}

fn shows_the_ending(stage: &Stage<'_>, ending: Ending) {
    let page = ending.open(stage);
    page.resize(360, 640);
    assert_eq!(page.text("status"), ending.headline);
    assert!(page.shows("story") || page.shows("error"), "what happened, and what to do next");
    let (name, words) = ending.way;
    assert_eq!(page.text(name), words);
    let way = page.part(name).expect("the way on");
    assert_eq!((way.tag.as_str(), way.attribute("class")), ("a", Some("button")));
    assert!(way.y + way.height <= 640.0 && way.height >= 44.0, "at {} to {}", way.y, way.y + way.height);
    let buttons = page
        .script(r#"return document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("a.button").length"#);
    assert_eq!(buttons, 1, "one thing to press");
    if let Some(check) = page.part("check-status") {
        assert!(way.y < check.y, "it comes first");
    }
    if ending.state != "unavailable" {
        assert!(page.shows("help-link") && page.shows("fallback-link") && page.shows("order-detail"));
    }
    assert!(sign(&page).is_some(), "a sign shows");
}

/// The shape of the sign that shows. None: there is none.
fn sign(page: &Page<'_>) -> Option<Value> {
    let shape = page.script(
        r#"const icon = document.querySelector("scalev-checkout").shadowRoot.querySelector(".status-icon");
const style = getComputedStyle(icon, "::before");
return icon.checkVisibility() && style.clipPath !== "none" ? [style.clipPath, style.backgroundColor] : null;"#,
    );
    Some(shape).filter(|shape| !shape.is_null())
}

/// Signs with another meaning differ in shape, not in color alone.
fn signs_differ_in_shape(stage: &Stage<'_>) {
    let shape = |name: &str| {
        let ending = ENDINGS.iter().find(|ending| ending.name == name).expect("an ending");
        sign(&ending.open(stage)).unwrap_or_else(|| panic!("{name} has no sign"))
    };
    let names = ["paid", "conflict", "expired", "closed", "draft", "unavailable", "cod", "marketplace"];
    let mut shapes: Vec<String> = names.map(|name| shape(name)[0].to_string()).into();
    shapes.sort();
    shapes.dedup();
    assert_eq!(shapes.len(), names.len(), "{shapes:?}");
    assert_ne!(shape("paid")[1], shape("late")[1], "the same check in another color, with other words");
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    assert_eq!(sign(&page), None, "a payment that is due has no sign");
}

fn order_lines_add_up_to_the_total(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("bank_transfer"));
    stage.act(&order.slug, Action::Pay);
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("paid");
    let rows = page.script(
        r#"const fold = document.querySelector("scalev-checkout").shadowRoot.querySelector('[part="order-detail"]');
fold.open = true;
return [...fold.querySelectorAll("dl > div")].map((row) => [...row.children].map((cell) => cell.textContent).join(": "));"#,
    );
    let expected = json!([
        "1 × Kopi Gayo 1 kg (Biji utuh): Rp125.000",
        "Ongkos kirim: Rp12.000",
        "Biaya Penanganan: Rp6.500",
        "Biaya layanan: Rp3.500",
        "Kode unik: −Rp276",
        "Total: Rp146.724",
    ]);
    assert_eq!(rows, expected);
}
