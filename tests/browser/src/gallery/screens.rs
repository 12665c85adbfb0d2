//! The table of all screens: their names and the steps to them.

use sandbox::{Action, Fault, METHODS, NewOrder, Route};
use scalev_checkout::payment::Bank;
use serde_json::{Value, json};

use super::screen::{Screen, Step};

/// One method of each kind of instruction; these are shown in every state.
const KINDS: &[&str] = &["va_bca", "qris", "dana", "ovo", "alfamart", "bank_transfer", "card", "cod"];

/// Shows a phone's screen at every width.
const ALWAYS_PHONE: &str = "still.alwaysPhone = true;";
const INSTAGRAM: &str = "still.alwaysPhone = true; still.app = ' Instagram 338.0.0.31.106 Android (34/14)';";

/// Sets the language of the first picture before the number is shown. Without WebAssembly a changed language draws the card
/// anew, and the number that the buyer has seen is forgotten.
const LANGUAGE: &str = r#"document.querySelector("scalev-checkout").setAttribute("locale", "id");"#;

/// The buyer comes back after more than two seconds, so that the page asks for the state.
const RETURN: &str = r#"still.later(2500); document.dispatchEvent(new Event("visibilitychange"));"#;

/// The words above a number that is another one than before.
const CHANGED: &str = "berubah sejak halaman ini dibuka";

/// A small picture, as the system's dialog would hand it over; and a file that is none.
const CHOOSE: &str = "still.choose('bukti.png', 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAKCAIAAAAy3EnLAAAAGklEQVR42mPQz79NEmKgvYZ3H7+QhEY1EIMA2xSDEPAFtpsAAAAASUVORK5CYII=')";
const CHOOSE_ANOTHER: &str = "still.choose('bukti.pdf', btoa('%PDF-1.7'))";

/// Every method that an order can be paid by now; `va` names no bank, and nobody knows `kredivo`.
pub fn methods() -> impl Iterator<Item = String> {
    let payable = METHODS.into_iter().filter(|method| !["cod", "no_payment", "marketplace"].contains(method));
    let codes = payable.chain(["va", "kredivo"]).map(str::to_owned);
    Bank::scalevs().map(|bank| format!("va_{}", bank.code())).chain(codes)
}

/// Every screen, once.
pub fn screens() -> Vec<Screen> {
    let mut all = instructions();
    all.extend(moments().into_iter().map(Screen::like_another));
    all.extend(codes());
    all.extend(not_opened());
    all.extend(proofs());
    all.extend(endings());
    all.extend(troubles().into_iter().map(Screen::like_another));
    for method in methods() {
        // A method without a screen above looks like another one of its kind.
        if all.iter().all(|screen| screen.state != "unpaid" || screen.method != method) {
            all.push(unpaid(&method).only_drawn());
        }
    }
    for method in KINDS {
        for row in states(method) {
            if all.iter().all(|screen| screen.name != row.name) {
                all.push(row.only_drawn());
            }
        }
    }
    all
}

/// The payment instructions, by method.
fn instructions() -> Vec<Screen> {
    vec![
        unpaid("va_bca"),
        unpaid("va_sahabat_sampoerna"),
        unpaid("va").called("no-bank"),
        order("unpaid", NewOrder { deadline_in: None, ..NewOrder::of("va_bca") }).called("no-deadline"),
        order("unpaid", NewOrder { deadline_in: Some(3 * 86_400), ..NewOrder::of("va_bca") }).called("three-days"),
        with("unpaid", "va_bca", json!({ "pg_payment_info": { "amount": 150_000 } })).called("amount-differs"),
        Screen::given("midtrans/va_mandiri.json", "bill"),
        unpaid("qris"),
        Screen::backend("fazz", "qris").called("picture"),
        spoiled("qris", "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string", "0002010102")
            .called("refused"),
        Screen::given("scalev/qris_singapay_static.json", "qris-static"),
        Screen::given("reported/paymenku-qris-amount-differs.json", "qris-amount-differs"),
        Screen::given("reported/durianpay-va-without-amount.json", "va-sum-unsaid"),
        unpaid("dana"),
        unpaid("shopeepay"),
        unpaid("gopay"),
        unpaid("ovo"),
        unpaid("alfamart"),
        unpaid("alfamart").called("at-the-till").press("enlarge-code").reads("Tutup"),
        unpaid("indomaret"),
        order("unpaid", NewOrder { amount: Some(12_500_000), ..NewOrder::of("qris") }).called("above-the-limit"),
        order("unpaid", NewOrder { amount: Some(4_999_999), ..NewOrder::of("alfamart") }).called("more-than-cash"),
        unpaid("bank_transfer"),
        with(
            "unpaid",
            "bank_transfer",
            json!({ "payment_account_number": "0098765432", "payment_account_holder": "PT Contoh Niaga" }),
        )
        .called("own-account"),
        with(
            "unpaid",
            "bank_transfer",
            json!({ "payment_account_number": "BCA 1234567890 / BNI 0987654321", "payment_account_holder": "Toko" }),
        )
        .called("account-as-written"),
        with("unpaid", "bank_transfer", json!({ "transferproof_url": "https://files.example/proof.png" }))
            .called("proof-handed-in"),
        unpaid("card"),
        unpaid("payment_link"),
        unpaid("kredivo").called("unknown-method"),
        unpaid("cod"),
        unpaid("no_payment"),
        unpaid("marketplace"),
    ]
}

/// Changes while the screen is open.
fn moments() -> Vec<Screen> {
    let due = |seconds| order("unpaid", NewOrder { deadline_in: Some(seconds), ..NewOrder::of("va_bca") });
    vec![
        order("loading", NewOrder::of("va_bca")).fault(Route::Create, Fault::HangHeaders),
        preparing("va_bca"),
        checking("va_bca"),
        unpaid("va_bca").called("checked").press("check-status").reads("Belum ada pembayaran masuk"),
        unpaid("va_bca")
            .called("check-failed")
            .fault(Route::Read, status(500))
            .press("check-status")
            .reads("Mencoba lagi"),
        unpaid("va_bca")
            .called("offline")
            .run(r#"dispatchEvent(new Event("offline"))"#)
            .reads("Tidak ada koneksi internet"),
        unpaid("va_bca").called("no-wasm").head("delete window.WebAssembly;"),
        unpaid("qris").called("no-wasm").head("delete window.WebAssembly;"),
        other_number(unpaid("va_bca")).called("number-changed").press("check-status").reads(CHANGED),
        other_number(unpaid("va_bca").head("delete window.WebAssembly;").run(LANGUAGE).reads("Salin nomor"))
            .called("no-wasm-number-changed")
            .run(RETURN)
            .reads(CHANGED),
        unpaid("va_bca").called("number-copied").press("copy-code").reads("Tersalin"),
        unpaid("va_bca").called("total-copied").press("copy-amount").reads("Tersalin"),
        unpaid("va_bca")
            .called("copy-failed")
            .run("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false;")
            .press("copy-code")
            .reads("Tekan lama"),
        unpaid("va_bca").called("shared").press("share").reads("Tersalin"),
        unpaid("va_bca")
            .called("share-failed")
            .run("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false;")
            .press("share")
            .reads("Ambil tangkapan layar"),
        unpaid("va_bca").called("in-app").head(INSTAGRAM),
        unpaid("va_bca").called("steps").press("steps").reads("KlikBCA"),
        unpaid("va_bca").called("detail").press("order-detail").reads("Biaya layanan"),
        unpaid("bank_transfer").called("detail").press("order-detail").reads("Kode unik"),
        due(290).called("five-minutes"),
        due(-60).called("overdue"),
    ]
}

/// A code to scan that is enlarged or kept.
fn codes() -> Vec<Screen> {
    vec![
        unpaid("qris").called("enlarged").press("enlarge-qr").reads("Tutup"),
        unpaid("qris").called("copied").press("copy-qr").reads("Tersalin").like_another(),
        unpaid("qris")
            .called("saved-in-app")
            .head(INSTAGRAM)
            .press("save-qr")
            .reads("Tekan lama gambar")
            .without_pictures(),
    ]
}

/// The alternatives where a wallet's app did not open.
fn not_opened() -> Vec<Screen> {
    let stuck = |method, phone: &'static str| {
        unpaid(method)
            .called("not-opened")
            .head(phone)
            .run("still.stay()")
            .press("pay-link")
            .run("still.later(2500)")
            .reads("Coba cara lain")
    };
    vec![
        stuck("dana", ALWAYS_PHONE),
        stuck("shopeepay", ALWAYS_PHONE),
        stuck("gopay", INSTAGRAM).called("in-app"),
        stuck("dana", ALWAYS_PHONE).called("copied").press("copy-link").reads("Tersalin"),
    ]
}

/// The proof of a transfer, before it is sent.
fn proofs() -> Vec<Screen> {
    let unfolded = |name| unpaid("bank_transfer").called(name).press("proof").reads("Tangkapan layar atau foto");
    vec![
        unfolded("proof"),
        unfolded("proof-chosen").run(CHOOSE).reads("bukti.png"),
        unfolded("proof-refused").run(CHOOSE_ANOTHER).reads("Punya PDF").like_another(),
    ]
}

/// The final states.
fn endings() -> Vec<Screen> {
    let late = NewOrder {
        deadline_in: Some(-7200),
        set: Some(json!({ "payment_status": "paid", "status": "confirmed", "paid_time": "2026-11-20T12:00:00Z" })),
        ..NewOrder::of("va_bca")
    };
    vec![
        over("paid", "va_bca", Action::Pay),
        over("paid", "bank_transfer", Action::Pay),
        order("paid", late).called("late"),
        over("conflict", "va_bca", Action::Conflict),
        over("conflict", "va_bca", Action::Conflict)
            .called("money-left")
            .press("money-left")
            .reads("Tanya penjual dulu"),
        over("expired", "va_bca", Action::Expire),
        expired_at_a_backend("expired").called("new-code"),
        // Its number is another in every run.
        expired_at_a_backend("unpaid").press("new-code").reads("Ini kode yang baru").called("renewed").only_drawn(),
        over("closed", "va_bca", Action::Cancel),
        draft("va_bca"),
        Screen::with_state("processing", "reported/midtrans-card-challenge.json", "card"),
        Screen::with_state("failed", "reported/midtrans-gopay-deny-in-order.json", "gopay"),
        Screen::with_state("expired", "reported/xendit-va-legacy-inactive.json", "va_bri").called("ended"),
        Screen::with_state("closed", "midtrans/qris.refunded.json", "qris").called("refunded"),
        Screen::with_state("paid", "reported/midtrans-partial-refund.json", "gopay").called("part-returned"),
    ]
}

/// Screens without a payment.
fn troubles() -> Vec<Screen> {
    let fails = |name, fault| order("unavailable", NewOrder::of("va_bca")).called(name).fault(Route::Any, fault);
    vec![
        fails("network", Fault::Reset),
        fails("server", status(503)),
        fails("rate-limit", Fault::RateLimit { reset: 60, retry_after: None }),
        fails("not-found", status(404)),
        order("unavailable", NewOrder::of("va_bca")).called("setup").attribute("store-id", "../store"),
    ]
}

/// Every state that an order of this method can be in.
fn states(method: &str) -> Vec<Screen> {
    let mut all = vec![
        unpaid(method),
        preparing(method),
        over("paid", method, Action::Pay),
        over("conflict", method, Action::Conflict),
        over("expired", method, Action::Expire),
        over("closed", method, Action::Cancel),
        draft(method),
        order("unavailable", NewOrder::of(method)).fault(Route::Any, status(503)),
    ];
    if method == "cod" {
        // A payload from the page sends no request and does not expire.
        all.retain(|screen| !["preparing", "expired"].contains(&screen.state));
    } else {
        all.push(checking(method));
    }
    if method == "bank_transfer" {
        // Its instructions are the order's own.
        all.retain(|screen| screen.state != "preparing");
    }
    all
}

fn unpaid(method: &str) -> Screen {
    order("unpaid", NewOrder::of(method))
}

/// The next answer has another number.
fn other_number(screen: Screen) -> Screen {
    let other = json!({ "virtual_account_number": "3816599998000777" });
    let account = json!({ "virtual_account": { "channel_properties": other } });
    screen.patch(json!({ "pg_payment_info": { "payment_method": account } }))
}

fn preparing(method: &str) -> Screen {
    order("preparing", NewOrder { instructions_after: 86_400_000, ..NewOrder::of(method) })
}

fn checking(method: &str) -> Screen {
    order("checking", NewOrder::of(method)).fault(Route::Read, Fault::HangHeaders).press("check-status")
}

fn draft(method: &str) -> Screen {
    with("draft", method, json!({ "status": "draft" }))
}

fn over(state: &'static str, method: &str, action: Action) -> Screen {
    order(state, NewOrder::of(method)).before(Step::Act(action))
}

fn expired_at_a_backend(state: &'static str) -> Screen {
    Screen::of_backend(state, "fazz", "va_bca").expire().press("check-status").reads("Buat kode baru")
}

fn with(state: &'static str, method: &str, set: Value) -> Screen {
    order(state, NewOrder { set: Some(set), ..NewOrder::of(method) })
}

fn spoiled(method: &str, place: &str, value: &str) -> Screen {
    with("unpaid", method, json!([{ "op": "replace", "path": place, "value": value }]))
}

fn order(state: &'static str, new: NewOrder) -> Screen {
    Screen::order(state, new)
}

fn status(code: u16) -> Fault {
    Fault::Status { code, body: None, content_type: None }
}
