//! Getters by meaning for fields that gateways write under many names: `keys`, separated by blanks.

use crate::{
    payment::{Bank, Method, Outlet, Qr, Wallet},
    value::{Json, SafeUrl, Timestamp, UrlPolicy, label, qris},
};

/// Facts from the order that gateways' payloads often leave out.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub method: &'a Method,
    pub url_policy: UrlPolicy,
}

/// Names of the field with the payment's deadline.
const DEADLINES: &str = "expires_at expired_at expiry_at expiration_time expiry_time expiration_date expiry_date \
    expired_date_utc expired_date expiry expired expiredAt expiresAt expiredDate expiryTime ExpiredDate \
    Expired expired_time expiredTime virtualAccountExpiryTime validityPeriod";

/// Endings of the path of a picture's URL.
const PICTURES: [&str; 6] = [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"];

impl Context<'_> {
    /// The bank under one of the keys, else the order's.
    pub(super) fn bank(&self, value: &Json, keys: &str) -> Option<Bank> {
        value.text(keys).and_then(Bank::parse).or_else(|| self.method.bank())
    }

    /// The chain of shops under one of the keys, else the order's.
    pub(super) fn outlet(&self, value: &Json, keys: &str) -> Option<Outlet> {
        value.text(keys).map(Outlet::parse).or_else(|| self.method.outlet())
    }

    /// The wallet under one of the keys, else the order's.
    pub(super) fn wallet(&self, value: &Json, keys: &str) -> Option<Wallet> {
        value.text(keys).map(Wallet::parse).or_else(|| self.method.wallet())
    }

    /// The first page that can be opened.
    pub(super) fn page(&self, value: &Json, keys: &str) -> Option<SafeUrl> {
        value.page(keys, self.url_policy)
    }

    /// The first page or wallet's app that can be opened.
    pub(super) fn app(&self, value: &Json, keys: &str) -> Option<SafeUrl> {
        value.texts(keys).find_map(|url| SafeUrl::wallet(url, self.url_policy))
    }

    /// The link of the first of `actions` with one of the `words` in the field `key`; the first word comes first. Actions with
    /// another method than `GET` are for the merchant's server.
    pub(super) fn action(&self, payload: &Json, key: &str, words: &str) -> Option<SafeUrl> {
        let opened = |action: &&Json| action.text("method").is_none_or(|method| method.eq_ignore_ascii_case("GET"));
        words.split(' ').find_map(|word| {
            let mut actions = payload.rows("actions").filter(opened).filter(|action| action.text(key) == Some(word));
            actions.find_map(|action| self.app(action, "url"))
        })
    }

    /// A code, else a picture of one. `texts` are names of fields with a code and `pictures` with a picture's URL, but either
    /// may hold the other. `None`: there is neither.
    pub(super) fn qr(&self, value: &Json, texts: &str, pictures: &str) -> Option<Qr> {
        let [texts, pictures] = [texts, pictures].map(|keys| value.texts(keys).collect::<Vec<_>>());
        let link = |text: &&str| SafeUrl::web(text, self.url_policy);
        let ending = |link: &SafeUrl| {
            let path = link.as_str().split(['?', '#']).next().unwrap_or_default();
            PICTURES.iter().any(|ending| path.ends_with(ending))
        };
        self.qr_of_texts(&[texts.as_slice(), &pictures].concat())
            .filter(|qr| !matches!(qr, Qr::Refused))
            .or_else(|| {
                pictures.iter().find_map(link).or_else(|| texts.iter().filter_map(link).find(ending)).map(Qr::Image)
            })
            .or_else(|| texts.iter().any(|text| is_code(text)).then_some(Qr::Refused))
    }

    /// The first text that is a QRIS. A sandbox on this machine may answer with a placeholder. `None`: there is no text.
    pub(super) fn qr_of_texts(&self, texts: &[&str]) -> Option<Qr> {
        let verified = texts.iter().find_map(|text| qris::verify(text).ok());
        let placeholder = || texts.iter().find(|text| self.url_policy == UrlPolicy::Loopback && is_placeholder(text));
        verified
            .map(|qris| Qr::Verified { qris, other: None })
            .or_else(|| placeholder().map(|text| Qr::Placeholder((*text).to_owned())))
            .or_else(|| texts.first().map(|_| Qr::Refused))
    }
}

/// True for a sandbox's placeholder: it does not begin like a payment code, and is no URL.
fn is_placeholder(text: &str) -> bool {
    text.len() <= qris::LONGEST && !text.contains("://") && (!text.starts_with("000201") || text.ends_with("6304ABCD"))
}

/// False for URLs and `data:` pictures, which gateways write into the field of the code too.
fn is_code(text: &str) -> bool {
    !text.contains("://") && !text.starts_with("data:")
}

/// `qr` with the merchant or the NMID that the payload states, where it differs from the code's own.
pub(super) fn with_stated_payee(qr: Option<Qr>, merchant: Option<String>, nmid: Option<&str>) -> Option<Qr> {
    let Some(Qr::Verified { qris, .. }) = qr else { return qr };
    // Case is folded in ASCII alone: the tables of Unicode are 16 kB of the wasm.
    let letters = |name: &str| -> String {
        let kept = name.chars().filter(|letter| letter.is_ascii_alphanumeric() || !letter.is_ascii());
        kept.map(|letter| letter.to_ascii_uppercase()).collect()
    };
    let own = letters(&qris.merchant);
    // The code has the first 25 characters of the name alone.
    let merchant = merchant.filter(|name| {
        let name = letters(name);
        !name.starts_with(&own) && !own.starts_with(&name)
    });
    let nmid = nmid.filter(|nmid| qris.nmid.as_deref().is_some_and(|own| own != *nmid)).and_then(label::clean);
    Some(Qr::Verified { qris, other: merchant.or(nmid) })
}

/// True where `object` or one of its parts names a currency that is not the rupiah.
pub(super) fn is_foreign(object: &Json) -> bool {
    let roots = object.values("attributes order transaction virtualAccountData").chain([object]);
    let parts = roots.flat_map(|root| root.values("amount totalAmount paidAmount transAmount").chain([root]));
    let mut currencies = parts.filter_map(|part| part.word("currency currencyCode"));
    currencies.any(|word| !matches!(word.as_str(), "idr" | "rp" | "360"))
}

/// The payment's deadline, under any of its names.
pub(super) fn deadline(value: &Json) -> Option<Timestamp> {
    value.time(DEADLINES)
}
