//! Announcements to screen readers, word for word: few, at the right moment, and never the seconds of the countdown.

use crate::support::{
    orders::{self, paid, qris, virtual_account, with},
    widget::{NOON, Widget, ok, requests},
};
use scalev_checkout::{
    session::{CopyTarget, Message},
    value::time::Timestamp,
};
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

fn due(order: Value, moment: Timestamp) -> Value {
    with(order, "/payment_expiration_at", moment.iso())
}

/// Records new announcements with their minute.
struct Listener {
    widget: Widget,
    order: Value,
    heard: Vec<(i64, String)>,
}

impl Listener {
    fn to(order: Value) -> Self {
        let mut listener = Self { widget: Widget::started(), order, heard: Vec::new() };
        listener.listen();
        listener.widget.answer(ok(&listener.order));
        listener.listen();
        listener
    }

    fn listen(&mut self) {
        let words = self.widget.screen().announcement;
        let minute = self.widget.now.wall.since(NOON) / MINUTE;
        if self.last() != Some(words.as_str()) {
            self.heard.push((minute, words));
        }
    }

    fn last(&self) -> Option<&str> {
        self.heard.last().map(|(_, words)| words.as_str())
    }

    fn send(&mut self, message: Message) {
        self.widget.send(message);
        self.listen();
    }

    /// Watches the page until `moment`; every question is answered with the order as it is.
    fn watch(&mut self, moment: Timestamp) {
        while self
            .widget
            .session
            .wake()
            .is_some_and(|wake| self.widget.now.wall.after(wake.since(self.widget.now.instant)) < moment)
        {
            self.widget.sleep();
            self.listen();
            if !requests(&self.widget.last).is_empty() {
                self.widget.answer(ok(&self.order));
                self.listen();
            }
        }
        self.widget.pass(moment.since(self.widget.now.wall));
    }

    fn transcript(&self) -> Vec<(i64, &str)> {
        self.heard.iter().map(|(minute, words)| (*minute, words.trim_end())).collect()
    }
}

#[test]
fn a_quarter_of_an_hour_is_told_in_few_words() {
    let mut listener = Listener::to(due(qris(), NOON.after(20 * MINUTE)));
    listener.watch(NOON.after(20 * MINUTE - 1));
    assert_eq!(
        listener.transcript(),
        [
            (0, "Menyiapkan pembayaran…"),
            (0, "Menunggu pembayaran"),
            (5, "Sisa waktu 15 menit"),
            (15, "Sisa waktu 5 menit"),
            (19, "Sisa waktu 1 menit"),
        ]
    );
}

#[test]
fn a_day_is_told_in_few_words_and_its_end_by_the_server() {
    let mut listener = Listener::to(due(virtual_account(), NOON.after(23 * HOUR)));
    listener.watch(NOON.after(23 * HOUR - 1));
    listener.order = with(listener.order.clone(), "/status", "canceled");
    listener.watch(NOON.after(24 * HOUR));
    assert_eq!(
        listener.transcript(),
        [
            (0, "Menyiapkan pembayaran…"),
            (0, "Menunggu pembayaran"),
            (22 * 60, "Sisa waktu 60 menit"),
            (22 * 60 + 45, "Sisa waktu 15 menit"),
            (22 * 60 + 55, "Sisa waktu 5 menit"),
            (22 * 60 + 59, "Sisa waktu 1 menit"),
            (23 * 60, "Memeriksa pembayaran…"),
            (23 * 60, "Waktu pembayaran habis"),
        ]
    );
}

#[test]
fn what_the_buyer_does_is_answered_and_twice_is_said_twice() {
    let mut listener = Listener::to(virtual_account());
    for _ in 0..2 {
        listener.send(Message::CopyPressed(CopyTarget::Amount));
        listener.send(Message::CopyEnded { what: CopyTarget::Amount, worked: true });
    }
    listener.watch(NOON.after(10_000));
    listener.send(Message::CheckPressed);
    listener.widget.answer(ok(&virtual_account()));
    listener.listen();
    listener.watch(NOON.after(20_000));
    listener.send(Message::CheckPressed);
    listener.widget.answer(ok(&paid(virtual_account())));
    listener.listen();
    let words: Vec<&str> = listener.transcript().into_iter().map(|(_, words)| words).skip(2).collect();
    assert_eq!(
        words,
        [
            "Tersalin",
            "Tersalin",
            // The page had asked by itself a moment ago.
            "Belum ada pembayaran masuk. Terakhir dicek 16.00 WIB.",
            "Memeriksa pembayaran…",
            "Pembayaran diterima",
        ]
    );
}

#[test]
fn a_number_that_changes_under_the_buyers_eyes_is_said_and_stays_said() {
    let number = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    for changed in [
        with(virtual_account(), number, "381659999814526"),
        with(virtual_account(), "/pg_payment_info/amount", 148_000),
    ] {
        let mut listener = Listener::to(virtual_account());
        listener.widget.sleep();
        listener.widget.answer(ok(&virtual_account()));
        assert!(!listener.widget.screen().notices.iter().any(|notice| notice.contains("berubah")));
        for _ in 0..2 {
            listener.widget.sleep();
            listener.widget.answer(ok(&changed));
            listener.listen();
            assert!(listener.widget.screen().notices.iter().any(|notice| notice.contains("berubah")));
        }
        assert!(listener.last().is_some_and(|words| words.starts_with("Nomor atau jumlahnya berubah")));
        assert_eq!(listener.heard.len(), 3, "once: {:?}", listener.heard);
    }
}

#[test]
fn a_link_that_changes_is_no_news() {
    let link = |url: &str| {
        let order = with(orders::order("dana"), "/epayment_provider", "xendit");
        let actions = json!([{ "action": "AUTH", "url_type": "WEB", "url": url, "method": "GET" }]);
        let wallet = json!({ "type": "EWALLET", "ewallet": { "channel_code": "DANA" } });
        with(
            order,
            "/pg_payment_info",
            json!({ "id": "pr-1", "amount": 147_000, "actions": actions, "payment_method": wallet }),
        )
    };
    let mut listener = Listener::to(link("https://dana.example/1"));
    assert!(listener.widget.screen().card.is_some());
    listener.widget.sleep();
    listener.widget.answer(ok(&link("https://dana.example/2")));
    assert!(listener.widget.screen().notices.is_empty());
}

#[test]
fn a_clock_that_cannot_be_trusted_announces_no_time() {
    let order = with(due(qris(), NOON.after(20 * MINUTE)), "/draft_time", NOON.after(5 * MINUTE).iso());
    let mut listener = Listener::to(order);
    listener.watch(NOON.after(19 * MINUTE));
    assert_eq!(listener.heard.len(), 2, "{:?}", listener.heard);
}
