//! Announcements to screen readers: their exact texts and times. The seconds of the countdown are never announced.

use crate::support::{
    orders::{self, paid, qris, virtual_account, with},
    phrase::says,
    widget::{NOON, Widget, ok, requests},
};
use scalev_checkout::{
    screen::text,
    session::{CopyTarget, Message},
    value::Timestamp,
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
    recorded: Vec<(i64, String)>,
}

impl Listener {
    fn to(order: Value) -> Self {
        let mut listener = Self { widget: Widget::started(), order, recorded: Vec::new() };
        listener.record();
        listener.widget.answer(ok(&listener.order));
        listener.record();
        listener
    }

    fn record(&mut self) {
        let words = self.widget.screen().announcement;
        let minute = self.widget.now.wall.since(NOON) / MINUTE;
        if self.last() != Some(words.as_str()) {
            self.recorded.push((minute, words));
        }
    }

    fn last(&self) -> Option<&str> {
        self.recorded.last().map(|(_, words)| words.as_str())
    }

    fn send(&mut self, message: Message) {
        self.widget.send(message);
        self.record();
    }

    /// Passes the time until `moment`; every read is answered with the order as it is.
    fn watch(&mut self, moment: Timestamp) {
        while self
            .widget
            .session
            .wake()
            .is_some_and(|wake| self.widget.now.wall.after(wake.since(self.widget.now.instant)) < moment)
        {
            self.widget.sleep();
            self.record();
            if !requests(&self.widget.last).is_empty() {
                self.widget.answer(ok(&self.order));
                self.record();
            }
        }
        self.widget.pass(moment.since(self.widget.now.wall));
    }

    fn transcript(&self) -> Vec<(i64, &str)> {
        self.recorded.iter().map(|(minute, words)| (*minute, words.trim_end())).collect()
    }
}

#[test]
fn the_time_left_is_announced_at_15_5_and_1_minutes() {
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
fn the_last_hour_and_the_servers_expiry_are_announced() {
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
fn each_press_is_announced_also_when_repeated() {
    let mut listener = Listener::to(virtual_account());
    for _ in 0..2 {
        listener.send(Message::CopyPressed(CopyTarget::Amount));
        listener.send(Message::CopyEnded { what: CopyTarget::Amount, worked: true });
    }
    listener.watch(NOON.after(10_000));
    listener.send(Message::CheckPressed);
    listener.widget.answer(ok(&virtual_account()));
    listener.record();
    listener.watch(NOON.after(20_000));
    listener.send(Message::CheckPressed);
    listener.widget.answer(ok(&paid(virtual_account())));
    listener.record();
    let words: Vec<&str> = listener.transcript().into_iter().map(|(_, words)| words).skip(2).collect();
    assert_eq!(
        words,
        [
            "Tersalin",
            "Tersalin",
            // The page has sent a read by itself moments before.
            "Belum ada pembayaran masuk. Terakhir dicek 16.00 WIB.",
            "Memeriksa pembayaran…",
            "Pembayaran diterima",
        ]
    );
}

#[test]
fn a_changed_number_is_announced_once_and_its_notice_stays() {
    let number = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    for changed in [
        with(virtual_account(), number, "381659999814526"),
        with(virtual_account(), "/pg_payment_info/amount", 148_000),
    ] {
        let mut listener = Listener::to(virtual_account());
        listener.widget.sleep();
        listener.widget.answer(ok(&virtual_account()));
        let has_notice = |widget: &Widget| widget.screen().notices.iter().any(|notice| says(notice, text::CHANGED));
        assert!(!has_notice(&listener.widget));
        for _ in 0..2 {
            listener.widget.sleep();
            listener.widget.answer(ok(&changed));
            listener.record();
            assert!(has_notice(&listener.widget));
        }
        assert!(listener.last().is_some_and(|words| words.starts_with("Nomor atau jumlahnya berubah")));
        assert_eq!(listener.recorded.len(), 3, "once: {:?}", listener.recorded);
    }
}

#[test]
fn a_changed_wallet_link_has_no_notice() {
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
fn an_untrusted_clock_announces_no_time_left() {
    let order = with(due(qris(), NOON.after(20 * MINUTE)), "/draft_time", NOON.after(5 * MINUTE).iso());
    let mut listener = Listener::to(order);
    listener.watch(NOON.after(19 * MINUTE));
    assert_eq!(listener.recorded.len(), 2, "{:?}", listener.recorded);
}
