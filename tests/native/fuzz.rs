//! Fuzzing on stable Rust: mutated fixtures as input of every function that reads text from outside. A run is short by
//! default; `FUZZ_SECONDS=600 cargo test --release fuzz` gives each target ten minutes, and `FUZZ_SEED` repeats one.

use std::{
    env,
    time::{Duration, Instant},
};

use crate::support::{fixture, widget::Widget};
use scalev_checkout::{
    gateway,
    payment::Status,
    response::ApiResponse,
    screen::{PaymentCard, Screen},
    session::State,
    value::{Json, SafeUrl, UrlPolicy, qr, qris},
};

#[test]
fn a_mutated_answer_makes_a_safe_screen() {
    fuzz("screen", &fixture::texts(), |text| {
        let mut widget = Widget::started();
        widget.answer(ApiResponse { status: 200, body: text.to_owned(), ..ApiResponse::default() });
        let screen = widget.screen();
        check_codes(&screen);
        if screen.state == State::Payment(Status::Paid) {
            assert!(text.contains("paid") || text.contains("settled"), "paid without a word of payment");
        }
        assert!(
            screen.fallback.is_some() || matches!(screen.state, State::Preparing | State::Loading),
            "{} has no link to continue",
            screen.state.name()
        );
    });
}

#[test]
fn an_accepted_qris_has_a_valid_checksum() {
    fuzz("qris", &strings(|part| part.starts_with("000201")), |text| {
        if let Ok(verified) = qris::verify(text) {
            let text = verified.text();
            let covered = &text[..text.len() - 4];
            let crc = format!("{:04X}", qris::checksum(covered.as_bytes()));
            assert!(text[covered.len()..].eq_ignore_ascii_case(&crc), "accepted with a wrong checksum");
            assert!(qr::draw(text).is_some(), "accepted, but it cannot be drawn");
        }
    });
}

#[test]
fn an_accepted_link_is_a_plain_page_or_app_link() {
    fuzz("link", &strings(|part| part.contains("://")), |text| {
        for link in
            [SafeUrl::web(text, UrlPolicy::Public), SafeUrl::wallet(text, UrlPolicy::Public)].into_iter().flatten()
        {
            let plain =
                !link.as_str().contains(|char: char| char <= ' ' || matches!(char, '\\' | '"' | '<' | '>' | '\u{7f}'));
            assert!(plain, "{:?} has characters that hide its target", link.as_str());
            let https = link.as_str().get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
            assert!(https || link.is_app(), "{:?} is neither a page nor an app", link.as_str());
        }
    });
}

/// Envelopes, with `@` for the payload, in the words that gateways and backends use.
const ENVELOPES: [&str; 8] = [
    r#"{"success": true, "status": "success", "message": "OK", "data": @}"#,
    r#"{"status": "paid", "code": 200, "result": {"data": @}}"#,
    r#"{"event": "payment.succeeded", "created": "2026-11-20T08:00:00Z", "data": {"status": "SUCCEEDED", "payment": @}}"#,
    r#"{"Status": 200, "Success": true, "Message": "success", "Data": @}"#,
    r#"{"responseCode": "2002500", "responseMessage": "Successful", "paymentFlagStatus": "00", "data": @}"#,
    r#"{"transaction": {"status": "completed", "transaction": @}, "payment": {"status": "settlement", "payment": @}}"#,
    r#"[{"statusCode": "00", "statusMessage": "SUCCESS", "data": [@]}]"#,
    r#"{"payment_status": "paid", "is_paid": true, "paid_at": "2026-11-20T08:00:00Z", "body": {"transaction": @}}"#,
];

#[test]
fn no_envelope_makes_a_payload_paid() {
    let status = |text: &str| {
        let document = Json::parse(text).map(gateway::unwrapped)?;
        gateway::recognize(&document, UrlPolicy::Public)?.0.status
    };
    let unpaid: Vec<String> = fixture::texts().into_iter().filter(|text| status(text) != Some(Status::Paid)).collect();
    assert!(unpaid.len() > 200, "only {} payloads are not paid", unpaid.len());
    let envelopes: Vec<String> = ENVELOPES.iter().map(|text| (*text).to_owned()).collect();
    fuzz("envelope", &envelopes, |envelope| {
        let sum = envelope.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let payload = &unpaid[sum % unpaid.len()];
        assert_ne!(status(&envelope.replace('@', payload)), Some(Status::Paid), "{payload}");
    });
}

/// Checks that every text that can be copied has letters, digits and hyphens only.
fn check_codes(screen: &Screen) {
    let Some(PaymentCard::Numbers(cards)) = &screen.card else { return };
    for number in cards.iter().flat_map(|card| &card.numbers).filter(|number| number.copy.is_some()) {
        let bare = number.code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        assert!(bare && number.code.len() >= 4, "{:?} is no code", number.code);
    }
}

#[track_caller]
fn fuzz(target: &str, seeds: &[String], check: impl Fn(&str) + std::panic::RefUnwindSafe) {
    assert!(!seeds.is_empty(), "no seeds for {target}");
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse().ok());
    let only: Option<u64> = number("FUZZ_SEED");
    let until = Instant::now() + Duration::from_secs(number("FUZZ_SECONDS").unwrap_or(2));
    let mut seed = only.unwrap_or(1);
    loop {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let text = mutate(seeds, &mut random);
        if std::panic::catch_unwind(|| check(&text)).is_err() {
            panic!("{target}: FUZZ_SEED={seed} with {text:?}");
        }
        if only.is_some() || Instant::now() > until {
            println!("{target}: {seed} inputs");
            return;
        }
        seed += 1;
    }
}

/// One seed with a few of its bytes changed, dropped, repeated, or taken from another seed.
fn mutate(seeds: &[String], random: &mut Random) -> String {
    let mut bytes = seeds[random.below(seeds.len())].clone().into_bytes();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len().max(1)).min(bytes.len());
        let end = (at + 1 + random.below(12)).min(bytes.len());
        match random.below(6) {
            0 if at < bytes.len() => bytes[at] = b"0123456789\"{}[]:,.-+eE \\u<&;ntf/\x00\xff"[random.below(34)],
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let other = seeds[random.below(seeds.len())].as_bytes();
                let from = random.below(other.len().max(1));
                let piece = &other[from..(from + random.below(40)).min(other.len())];
                bytes.splice(at..end, piece.iter().copied());
            }
            4 => bytes.truncate(at),
            _ => bytes.splice(at..at, "\u{202e}\u{200b}é".bytes()).for_each(drop),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A xorshift generator: the same seed gives the same mutations.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }
}

/// The strings of all fixtures that `fits` takes.
fn strings(fits: fn(&str) -> bool) -> Vec<String> {
    let parts = |text: String| text.split('"').filter(|part| fits(part)).map(str::to_owned).collect::<Vec<_>>();
    fixture::texts().into_iter().flat_map(parts).collect()
}
