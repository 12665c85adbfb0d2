//! Recognition of keys that must never be in a page.

/// True for a key that opens a merchant's account: business keys of Scalev (`sk_`), of Xendit, Midtrans and others, bearer
/// tokens, JSON web tokens, long hexadecimal strings.
pub(super) fn is_secret(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let prefixes =
        ["sk_", "sk-", "xnd_", "mid-server-", "sb-mid-server-", "cit_", "bearer ", "secret", "dp_live_", "dp_test_"];
    prefixes.iter().any(|prefix| lower.starts_with(prefix))
        || text.starts_with("eyJ")
        || (text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
