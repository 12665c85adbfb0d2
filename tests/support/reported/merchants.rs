//! Payloads of SNAP, DOKU and the gateways of merchants' own backends, and of gateways that the widget does not know.

use super::{ANSWERS, Case, NOTHING_TO_PAY_BY, NUMBER_BEFORE, PAYMENT, Way, paid, shown};

const NO_INSTRUCTION: &[&str] = &["payment-code:", "qr:", "pay-link:", "copy-code:"];

/// The payment is in review.
const fn checked(file: &'static str) -> Case {
    Case { file, ways: ANSWERS, states: &["processing"], shows: &["amount: Rp147.000"], hides: NOTHING_TO_PAY_BY }
}

/// One attempt has failed, for this reason.
const fn failed(file: &'static str, shows: &'static [&'static str]) -> Case {
    Case { file, ways: ANSWERS, states: &["failed"], shows, hides: NOTHING_TO_PAY_BY }
}

/// The number or the code has ended.
const fn ended(file: &'static str) -> Case {
    Case { file, ways: ANSWERS, states: &["expired"], shows: &["fallback-link"], hides: NOTHING_TO_PAY_BY }
}

const fn refunded(file: &'static str) -> Case {
    Case { file, ways: ANSWERS, states: &["closed"], shows: &["story: dikembalikan"], hides: NOTHING_TO_PAY_BY }
}

/// As a status answer it gives no state of this payment, so the screen stays.
const fn stays(file: &'static str) -> Case {
    Case {
        file,
        ways: &[Way::Status],
        states: &["unpaid"],
        shows: &["payment-code: 381659990000999", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        hides: &[],
    }
}

/// As the answer to the request for a payment it has no instruction; the link to continue stays.
const fn unread(file: &'static str) -> Case {
    Case { file, ways: PAYMENT, states: &["unavailable"], shows: &["fallback-link"], hides: NO_INSTRUCTION }
}

/// A code that failed its checks is not drawn.
const fn unread_code(file: &'static str) -> Case {
    Case { file, ways: PAYMENT, states: &["unpaid"], shows: &["fallback-link"], hides: NO_INSTRUCTION }
}

const fn unpaid(file: &'static str, shows: &'static [&'static str], hides: &'static [&'static str]) -> Case {
    Case { file, ways: ANSWERS, states: &["unpaid"], shows, hides }
}

const QR: &[&str] = &["qr", "account-holder: TOKO CONTOH", "amount: Rp147.000"];
const QR_UNTIL: &[&str] = &["qr", "account-holder: TOKO CONTOH", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"];
/// No request was sent to the buyer's phone.
const ASKED: &str = "text: PUSH_STORY PUSH_STORY_PLAIN";

pub const CASES: &[Case] = &[
    // SNAP: states.
    paid("snap-qris-status-paid-number-value"),
    paid("snap-qris-status-bri"),
    paid("snap-debit-notify-dana"),
    paid("snap-debit-status-iris"),
    paid("snap-va-paid-2002500"),
    paid("snap-va-status-midtrans-settlement"),
    paid("snap-va-status-bca-paid"),
    checked("dana-query-paying-02"),
    // SNAP: the service code gives the answer its meaning.
    ended("snap-va-deleted-2003100"),
    ended("snap-va-deleted-winpay"),
    ended("snap-debit-cancelled-2005700"),
    ended("snap-qris-cancel-2007700"),
    ended("snap-qris-cancelled-no-zone"),
    ended("dana-query-cancelled-05"),
    refunded("snap-qris-refund-2007800"),
    unpaid(
        "snap-va-inquiry-2002400-not-paid",
        &["payment-code: 1990080000000147", "account-holder: a.n. Toko Contoh", "amount: Rp147.000"],
        &[],
    ),
    shown(
        "snap-va-inquiry-2002400-open",
        &["payment-code: 1990080000000147", "amount: Sesuai pesanan"],
        &["Rp0", "copy-amount:"],
    ),
    unpaid("snap-va-status-midtrans-pending", &["payment-code", "amount: Rp147.000"], &[]),
    unpaid("snap-va-status-doku-pending-with-paid-amount", &["payment-code", "amount: Rp147.000"], &[]),
    shown("snap-qris-status-pending", &["amount: Rp147.000", "fallback-link"], &["payment-code:", "qr:"]),
    stays("snap-qris-status-pending"),
    // SNAP: refusals, which repeat the account.
    unread("snap-refusal-flag-text"),
    stays("snap-refusal-flag-text"),
    unread("snap-va-already-paid-4042514"),
    stays("snap-va-already-paid-4042514"),
    unread("snap-va-expired-4042519"),
    stays("snap-va-expired-4042519"),
    unread("snap-va-failed-empty-paid-amount"),
    stays("snap-va-failed-empty-paid-amount"),
    // SNAP: payable.
    Case {
        file: "snap-qris-create-winpay",
        ways: &[Way::Payment, Way::InOrder("qris", "doku")],
        states: &["unpaid"],
        shows: QR_UNTIL,
        hides: &[],
    },
    shown("snap-qris-create-url-only-faspay", &["amount: Sesuai pesanan", "fallback-link"], &["payment-code:"]),
    shown(
        "snap-va-create-compact-date",
        &["payment-code: 3650780000000147", "account-holder: a.n. Toko Contoh", "amount: Rp147.000"],
        &[],
    ),
    shown(
        "snap-debit-create-ovo-push-url",
        &[
            "pay-link: https://dev.faspay.co.id/pws/100003/0830000010100000/3658871200001482",
            "pay-link on a phone: https://dev.faspay.co.id/pws/100003/0830000010100000/3658871200001482",
            "amount: Sesuai pesanan",
        ],
        &["ovo://", ASKED],
    ),
    shown(
        "snap-debit-create-astrapay-app-only",
        &["pay-link on a phone: astrapay://payment-channel/payment?id=TRX202611201500", "fallback-link"],
        &[ASKED],
    ),
    shown(
        "snap-debit-create-shopeepay",
        &["pay-link on a phone: https://app.uat.shopeepay.co.id/u/pay?redirectUrl=x&token=TOKEN147"],
        &["shopeepayid"],
    ),
    Case {
        file: "dana-pg-create-qris",
        ways: &[Way::Payment, Way::InOrder("qris", "doku")],
        states: &["unpaid"],
        shows: QR,
        hides: &["payment-code:"],
    },
    shown("dana-pg-create-va", &["payment-code: 8528011234567147", "amount: Sesuai pesanan"], &["pay-link:"]),
    Case {
        file: "dana-pg-create-va",
        ways: &[Way::InOrder("va_bca", "doku")],
        states: &["unpaid"],
        shows: &["bank: BCA", "payment-code: 8528011234567147", "amount: Rp147.000"],
        hides: &["pay-link:"],
    },
    shown(
        "dana-quickpay-va-info",
        &["payment-code: 8528011234567147", "deadline: 2026-11-21T08:00:00Z"],
        &["pay-link:"],
    ),
    // DOKU.
    paid("doku-va-paid-notification"),
    paid("doku-o2o-paid-notification"),
    paid("doku-card-paid-notification"),
    paid("doku-shopeepay-paid-notification"),
    paid("doku-qris-paid-notification"),
    paid("doku-ovo-push-success"),
    checked("doku-ovo-push-timeout"),
    failed("doku-ovo-push-failed", &["amount: Rp147.000", "fallback-link"]),
    checked("doku-capture-pending"),
    checked("doku-card-redirect"),
    refunded("doku-card-refund-success"),
    unread("doku-card-refund-failed"),
    stays("doku-card-refund-failed"),
    unread("doku-checkout-error"),
    stays("doku-checkout-error"),
    shown(
        "doku-checkout-created",
        &[
            "pay-link: https://sandbox.doku.com/checkout-link-v2/5f6304ca900144c7a4fcf802ad6c089820262111150000497",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &[],
    ),
    shown(
        "doku-checkout-flat-iso",
        &[
            "pay-link: https://staging.doku.com/checkout-link-v2/dummy-token-123",
            "amount: Sesuai pesanan",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &[],
    ),
    shown(
        "doku-paylater-created",
        &["pay-link: https://sandbox.doku.com/paylater-akulaku/redirect/147", "amount: Rp147.000"],
        &[ASKED],
    ),
    Case {
        file: "doku-shopeepay-created",
        ways: &[Way::Payment, Way::InOrder("shopeepay", "doku")],
        states: &["unpaid"],
        shows: &[
            "pay-link on a phone: https://wsa.uat.wallet.airpay.co.id/universal-link/wallet/pay?token=147",
            "amount: Rp147.000",
        ],
        hides: &[ASKED],
    },
    Case {
        file: "doku-emoney-wrapped",
        ways: &[Way::Payment, Way::InOrder("dana", "doku"), Way::InOrder("linkaja", "doku")],
        states: &["unpaid"],
        shows: &["pay-link on a phone: https://sandbox.doku.com/emoney/redirect/147", "amount: Rp147.000"],
        hides: &[ASKED],
    },
    // Durianpay.
    paid("durianpay-order-completed-with-payments"),
    paid("durianpay-payment-cancelled-order-completed"),
    Case {
        file: "durianpay-status-completed-error-code-empty",
        ways: &[Way::Status],
        states: &["paid"],
        shows: &["amount: Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    checked("durianpay-capture-processing"),
    failed("durianpay-order-started-payment-failed", &["amount: Rp147.000", "fallback-link", "story: Saldo"]),
    Case {
        file: "durianpay-cancel",
        ways: ANSWERS,
        states: &["closed"],
        shows: &["fallback-link"],
        hides: &["payment-code:", "qr:", "pay-link:", NUMBER_BEFORE],
    },
    refunded("durianpay-refund-done"),
    shown(
        "durianpay-payment-fetch-pending",
        &["amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z", "fallback-link"],
        &["payment-code:", "qr:"],
    ),
    stays("durianpay-payment-fetch-pending"),
    shown("durianpay-invoice-relative-url", &["amount: Rp147.000", "fallback-link"], &["Twkx37", "payment-code:"]),
    stays("durianpay-invoice-relative-url"),
    unread("durianpay-invoice-url-only"),
    stays("durianpay-invoice-url-only"),
    shown(
        "durianpay-invoice-pay-va",
        &["bank: BCA", "payment-code: 4041600154000147", "amount: Rp147.000"],
        &["deadline:"],
    ),
    unpaid(
        "durianpay-va-list",
        &["bank: BCA", "payment-code: 190061002123456", "amount: Rp147.000", "deadline: 2026-11-21T16:02:41Z"],
        &[],
    ),
    shown(
        "durianpay-va-with-instructions",
        &["payment-code: 7893572945724867", "amount: Sesuai pesanan", "deadline: 2026-11-21T10:00:00Z"],
        &["onelink", "Masukkan kartu ATM"],
    ),
    shown(
        "durianpay-online-banking-empty-url",
        &["amount: Rp147.000", "deadline: 2026-11-20T09:00:00Z", "fallback-link"],
        &[ASKED, "81200000000", "payment-code:"],
    ),
    // Paymenku.
    paid("paymenku-webhook-paid"),
    Case {
        file: "paymenku-refund-partially",
        ways: ANSWERS,
        states: &["paid"],
        shows: &["amount: Rp147.000", "story: Rp47.000 dari Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    shown(
        "paymenku-open-payment",
        &["bank: BCA", "payment-code: 381659999814525", "amount: Sesuai pesanan"],
        &["Rp1.500.000", "deadline:"],
    ),
    ended("paymenku-open-payment-inactive"),
    unread("paymenku-open-payment-transactions"),
    stays("paymenku-open-payment-transactions"),
    unread("paymenku-cancel-refused-paid"),
    stays("paymenku-cancel-refused-paid"),
    // Fazz, and its API in another currency; a list does not say which payment is this order's.
    paid("fazz-payment-paid"),
    unread("fazz-callback-flat-completed"),
    stays("fazz-callback-flat-completed"),
    unread("fazz-payments-list"),
    stays("fazz-payments-list"),
    unread("fazz-errors-jsonapi"),
    stays("fazz-errors-jsonapi"),
    // A merchant's own state words.
    unread("generic-already-paid"),
    stays("generic-already-paid"),
    // Gateways that the widget does not know: an instruction only where it is certain, and never a state.
    shown("faspay-created-redirect", &["pay-link", "amount: Sesuai pesanan"], &["Rp14.700.000", "payment-code:"]),
    unread("faspay-notification-paid"),
    stays("faspay-notification-paid"),
    unread("faspay-inquiry-expired"),
    stays("faspay-inquiry-expired"),
    unread("faspay-inquiry-reversal"),
    stays("faspay-inquiry-reversal"),
    unread("faspay-billing-callback"),
    stays("faspay-billing-callback"),
    shown(
        "winpay-checkout-created",
        &["pay-link: https://checkout.bmstaging.id/invoice/40777df1", "deadline: 2026-11-21T08:00:00Z"],
        &[],
    ),
    unread("winpay-checkout-callback"),
    stays("winpay-checkout-callback"),
    shown("paylabs-qris-created", QR_UNTIL, &[]),
    unread("paylabs-qris-query-paid"),
    stays("paylabs-qris-query-paid"),
    unread("paylabs-ewallet-created"),
    stays("paylabs-ewallet-created"),
    shown(
        "paylabs-va-created-wrapped",
        &["bank: BTN", "payment-code: 8881000012345147", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        &["paylabs.co.id"],
    ),
    unread("paylabs-va-callback"),
    stays("paylabs-va-callback"),
    unread("paylabs-query-failed-09"),
    stays("paylabs-query-failed-09"),
    unread("paylabs-refusal"),
    stays("paylabs-refusal"),
    shown("shopeepay-own-created", QR, &[]),
    unread("shopeepay-own-refusal"),
    stays("shopeepay-own-refusal"),
    unread("bca-old-va-inquiry-pascal"),
    stays("bca-old-va-inquiry-pascal"),
    unread("bca-old-va-paid-pascal"),
    stays("bca-old-va-paid-pascal"),
    unread("bni-ecollection-callback"),
    stays("bni-ecollection-callback"),
    unread("bni-ecollection-encrypted"),
    stays("bni-ecollection-encrypted"),
    unread("bni-ecollection-inquiry-inactive"),
    stays("bni-ecollection-inquiry-inactive"),
    unread("bni-ecollection-inquiry-paid"),
    stays("bni-ecollection-inquiry-paid"),
    unread("bni-ecollection-inquiry-unpaid"),
    stays("bni-ecollection-inquiry-unpaid"),
    shown(
        "neighbour-tripay-created",
        &[
            "pay-link: https://tripay.co.id/checkout/T0001000000000000147",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &["toko.example/redirect"],
    ),
    unread("neighbour-tripay-callback"),
    stays("neighbour-tripay-callback"),
    shown(
        "neighbour-oy-va-created",
        &["payment-code: 123456789182827147", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        &[],
    ),
    shown("neighbour-mayar-created", &["pay-link: https://toko.myr.id/invoices/ohsjrd3wko"], &[]),
    unread("neighbour-qrisly-webhook"),
    stays("neighbour-qrisly-webhook"),
    // Composed of documented parts.
    Case {
        file: "snap-qris-refund-part",
        ways: &[Way::Status],
        states: &["paid"],
        shows: &["amount: Rp147.000", "story: Rp47.000 dari Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    unread("snap-va-status-error-with-number"),
    stays("snap-va-status-error-with-number"),
    checked("snap-va-payment-acknowledged"),
    unread_code("dana-pg-create-qris-broken"),
    stays("dana-pg-create-qris-broken"),
    Case {
        file: "doku-card-refund-part",
        ways: &[Way::Status],
        states: &["paid"],
        shows: &["amount: Rp147.000", "story: Rp47.000 dari Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    Case {
        file: "doku-card-refund-part",
        ways: PAYMENT,
        states: &["paid"],
        shows: &["story: Sebagian uang"],
        hides: &["text: PART_RETURNED", "payment-code:"],
    },
    refunded("doku-va-refund-notification"),
    Case {
        file: "durianpay-refund-part",
        ways: &[Way::Status],
        states: &["paid"],
        shows: &["amount: Rp147.000", "story: Rp47.000 dari Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
    paid("durianpay-invoice-paid"),
    unread("paymenku-open-payment-transactions-one"),
    stays("paymenku-open-payment-transactions-one"),
    unread("fazz-payment-paid-in-dollars"),
    stays("fazz-payment-paid-in-dollars"),
    unread("paylabs-va-query-paid-wrapped"),
    stays("paylabs-va-query-paid-wrapped"),
    shown("faspay-created-sums-in-sen", &["pay-link", "amount: Sesuai pesanan"], &["Rp14.700.000", "payment-code:"]),
    unread("shopeepay-own-refusal-with-link"),
    stays("shopeepay-own-refusal-with-link"),
    unread("bni-ecollection-inactive-va-number"),
    stays("bni-ecollection-inactive-va-number"),
    unread("neighbour-tripay-paid"),
    stays("neighbour-tripay-paid"),
    unread("neighbour-oy-va-complete"),
    stays("neighbour-oy-va-complete"),
];
