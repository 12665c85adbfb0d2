//! The store's secret keys, made up. They are for its server alone: no page and no script may hold one.

// A real shop reads them from the environment of its server, never from its code.

/// Fazz: API key and API secret, for basic authentication.
pub const FAZZ: (&str, &str) = ("test_fazz_demo", "fazz_secret_demo");
/// Paymenku: a bearer token.
pub const PAYMENKU: &str = "sk_test_paymenku_demo";
/// Durianpay: the user name of basic authentication, without a password.
pub const DURIANPAY: &str = "dp_test_durianpay_demo";
/// Scalev's API for merchants: a bearer token.
pub const SCALEV: &str = "sk_scalev_demo";
