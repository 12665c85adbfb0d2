//! One tab: a session in a page, and who looks at it.

use fastrand::Rng;
use scalev_checkout::{
    clock::Now,
    config::{Config, Page},
    session::Session,
    text::Language,
    time::Zone,
};

use super::{promises::Watch, server};

/// Where the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Shown,
    Hidden,
    /// Frozen, or kept for the button "back".
    Left,
    Closed,
}

pub struct Tab {
    pub session: Session,
    pub watch: Watch,
    pub place: Place,
    /// Counts sessions: what an earlier one asked for is not for this one.
    pub life: u32,
    /// Counts timers: only the newest is set.
    pub timer: u32,
    /// The device's clocks at the last message.
    pub seen: Now,
    pub page: Page,
    backend: bool,
}

impl Tab {
    /// `backend`: the merchant's own tells of the order, in place of Scalev.
    pub fn new(rng: &mut Rng, at: i64, backend: bool) -> Self {
        let link = Some("https://toko.example/pesanan".to_owned());
        let page = Page { link, phone: rng.bool(), heading_level: 2, ..Page::default() };
        Self {
            session: session(&page, backend),
            backend,
            watch: Watch::new(at),
            place: Place::Shown,
            life: 0,
            timer: 0,
            seen: Now::default(),
            page,
        }
    }

    /// The page is loaded anew.
    pub fn reload(&mut self, at: i64) {
        self.session = session(&self.page, self.backend);
        self.watch = Watch::new(at);
        self.place = Place::Shown;
        self.life += 1;
    }

    /// Another language or another zone.
    pub fn turn_page(&mut self, rng: &mut Rng) -> Page {
        match rng.u8(..3) {
            0 => self.page.zone = [Zone::Wib, Zone::Wita, Zone::Wit][rng.usize(..3)],
            1 => self.page.language = Language::English,
            _ => self.page.language = Language::Indonesian,
        }
        self.page.clone()
    }
}

fn session(page: &Page, backend: bool) -> Session {
    let attributes = |name: &str| match name {
        "payment-url" if backend => Some("https://toko.example/pay/1"),
        "status-url" if backend => Some("https://toko.example/pay/1/status"),
        _ if backend => None,
        "store-id" => Some("store_contoh"),
        "publishable-key" => Some("sfpk_contoh_0123456789"),
        "order" => Some(server::SLUG),
        _ => None,
    };
    Session::new(Config::read(attributes, None, page), page.clone())
}
