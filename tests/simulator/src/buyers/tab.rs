//! One tab: a session in a page, and who looks at it.

use fastrand::Rng;
use scalev_checkout::{
    contract::{Config, Environment},
    session::{Session, clock::Now},
    value::{Language, Zone},
};

use super::invariants::Observed;
use crate::order::SLUG;

/// The visibility of the page.
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
    pub watch: Observed,
    pub place: Place,
    /// The number of the session: effects of an earlier one do not reach this one.
    pub life: u32,
    /// Counts timers: only the newest is set.
    pub timer: u32,
    /// The device's clocks at the last message.
    pub seen: Now,
    pub environment: Environment,
    backend: bool,
}

impl Tab {
    /// `backend`: the merchant's own backend answers in place of Scalev.
    pub fn new(rng: &mut Rng, at: i64, backend: bool) -> Self {
        let link = Some("https://toko.example/pesanan".to_owned());
        let environment = Environment { link, phone: rng.bool(), heading_level: 2, ..Environment::default() };
        Self {
            session: session(&environment, backend),
            backend,
            watch: Observed::new(at),
            place: Place::Shown,
            life: 0,
            timer: 0,
            seen: Now::default(),
            environment,
        }
    }

    /// The page is loaded anew.
    pub fn reload(&mut self, at: i64) {
        self.session = session(&self.environment, self.backend);
        self.watch = Observed::new(at);
        self.place = Place::Shown;
        self.life += 1;
    }

    /// Another language or another zone.
    pub fn change_environment(&mut self, rng: &mut Rng) -> Environment {
        match rng.u8(..3) {
            0 => self.environment.zone = [Zone::Wib, Zone::Wita, Zone::Wit][rng.usize(..3)],
            1 => self.environment.language = Language::English,
            _ => self.environment.language = Language::Indonesian,
        }
        self.environment.clone()
    }
}

fn session(environment: &Environment, backend: bool) -> Session {
    let attributes = |name: &str| match name {
        "payment-url" if backend => Some("https://toko.example/pay/1"),
        "status-url" if backend => Some("https://toko.example/pay/1/status"),
        _ if backend => None,
        "store-id" => Some("store_contoh"),
        "publishable-key" => Some("sfpk_contoh_0123456789"),
        "order" => Some(SLUG),
        _ => None,
    };
    Session::new(Config::read(attributes, None, environment), environment.clone())
}
