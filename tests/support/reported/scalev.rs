//! Payloads of the gateways through which Scalev asks for payments.

use super::{ANSWERS, Case, NOTHING_TO_PAY_BY, PAYMENT, Way, paid, shown};

const STATUS: &[Way] = &[Way::Status];

/// The account that was shown before stays, with its own amount.
const STAYS: &[&str] = &["bank: BCA", "payment-code: 381659990000999", "amount: Rp147.000"];

/// After the payment was shown, it gives no state.
const fn silent(file: &'static str) -> Case {
    Case { file, ways: STATUS, states: &["unpaid"], shows: STAYS, hides: &["pay-link:", "qr:"] }
}

/// As the answer to the request for a payment it has no instruction.
const fn unavailable(file: &'static str) -> Case {
    Case { file, ways: PAYMENT, states: &["unavailable"], shows: &["fallback-link"], hides: NOTHING_TO_PAY_BY }
}

/// The code cannot be paid any more.
const fn ended(file: &'static str, story: &'static [&'static str]) -> Case {
    Case { file, ways: STATUS, states: &["expired"], shows: story, hides: NOTHING_TO_PAY_BY }
}

const fn in_state(file: &'static str, states: &'static [&'static str], shows: &'static [&'static str]) -> Case {
    Case { file, ways: STATUS, states, shows, hides: NOTHING_TO_PAY_BY }
}

pub const CASES: &[Case] = &[
    // Xendit: refunds and other messages that are no payments.
    in_state("xendit-refund-succeeded-webhook", &["closed"], &["amount: Rp147.000", "story: dikembalikan"]),
    Case {
        file: "xendit-refund-succeeded-webhook",
        ways: PAYMENT,
        states: &["closed"],
        shows: &["story: dikembalikan"],
        hides: NOTHING_TO_PAY_BY,
    },
    silent("xendit-refund-failed-webhook"),
    unavailable("xendit-refund-failed-webhook"),
    silent("xendit-payment-token-activation-webhook"),
    unavailable("xendit-payment-token-activation-webhook"),
    silent("xendit-bill-payment-succeeded-typo"),
    unavailable("xendit-bill-payment-succeeded-typo"),
    // Xendit: shop codes, virtual accounts, QR codes, wallets, paylater, direct debit.
    paid("xendit-fpc-payments-list"),
    silent("xendit-fpc-payments-list-empty"),
    paid("xendit-fpc-callback-without-status"),
    shown(
        "xendit-direct-debit-otp",
        &["amount: Rp147.000", "fallback-link"],
        &["6281200000000", "text: PUSH_STORY PUSH_STORY_PLAIN"],
    ),
    shown(
        "xendit-fva-created-webhook",
        &["bank: BNI", "payment-code: 8808999900000147", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        &[],
    ),
    paid("xendit-qr-payment-2022-webhook"),
    paid("xendit-ewallet-capture-webhook"),
    in_state("xendit-ewallet-void-webhook", &["closed"], &["amount: Rp147.000"]),
    shown(
        "xendit-paylater-created",
        &[
            "pay-link: https://webapp-sandbox.xendit.example/kredivo/T2",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &["toko.example/ok", "Rp73.500"],
    ),
    paid("xendit-paylater-payment-webhook"),
    // Xendit: invoices.
    shown(
        "xendit-node-invoice-camel",
        &[
            "pay-link: https://checkout.xendit.co/web/579c8d61f23fa4ca35e52da4",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &["1076640000147"],
    ),
    paid("xendit-node-invoice-paid-camel"),
    paid("xendit-invoices-array"),
    shown(
        "xendit-invoices-array-pending",
        &[
            "pay-link: https://checkout.xendit.co/web/579c8d61f23fa4ca35e52da4",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        &[],
    ),
    paid("xendit-invoice-callback-qris"),
    ended("xendit-invoice-callback-expired", &["amount: Rp147.000"]),
    // Xendit: payment requests, with their webhooks.
    Case {
        file: "xendit-node-payment-request-va-camel",
        ways: &[Way::Payment, Way::InOrder("va_bca", "xendit")],
        states: &["unpaid"],
        shows: &[
            "bank: BCA",
            "payment-code: 381659990000525",
            "account-holder: a.n. Toko Contoh",
            "amount: Rp147.000",
            "deadline: 2026-11-21T08:00:00Z",
        ],
        hides: &[],
    },
    Case {
        file: "xendit-node-payment-request-qris-camel",
        ways: &[Way::Payment, Way::InOrder("qris", "xendit")],
        states: &["unpaid"],
        shows: &["qr", "account-holder: TOKO CONTOH", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        hides: &[],
    },
    Case {
        file: "xendit-node-payment-request-dana-camel",
        ways: &[Way::Payment, Way::InOrder("dana", "xendit")],
        states: &["unpaid"],
        shows: &[
            "pay-link: https://m.dana.example/checkout?t=T2",
            "pay-link on a phone: https://m.dana.example/checkout?t=T2",
            "amount: Rp147.000",
        ],
        hides: &["toko.example/ok"],
    },
    paid("xendit-v2-payment-succeeded-webhook"),
    in_state("xendit-v2-payment-failed-webhook", &["failed"], &["amount: Rp147.000", "story: Saldo", "fallback-link"]),
    in_state("xendit-v2-awaiting-capture-webhook", &["processing"], &["amount: Rp147.000"]),
    shown(
        "xendit-payment-method-activated-webhook",
        &["bank: BNI", "payment-code: 8808999900000147", "amount: Rp147.000", "deadline: 2026-11-21T08:00:00Z"],
        &[],
    ),
    ended("xendit-payment-method-expired-webhook", &["amount: Rp147.000", "story: Sudah bayar? Jangan ulangi"]),
    paid("xendit-v3-payment-capture-webhook"),
    paid("xendit-v3-payment-capture-openapi-example"),
    in_state("xendit-v3-payment-authorization-webhook", &["processing"], &["amount: Rp147.000"]),
    in_state("xendit-v3-payment-failure-webhook", &["failed"], &["amount: Rp147.000", "fallback-link"]),
    ended("xendit-v3-payment-request-expiry-webhook", &["amount: Rp147.000"]),
    paid("xendit-v3-payment-get-captures"),
    // Midtrans.
    shown(
        "midtrans-gopay-linking-pending",
        &[
            "pay-link on a phone: https://simulator.sandbox.midtrans.com/gopay/partner/web/otp?id=eee6996d-e469-4367-9385-e122f9b60173",
            "amount: Sesuai pesanan",
        ],
        &["Rp"],
    ),
    silent("midtrans-gopay-linking-enabled"),
    unavailable("midtrans-gopay-linking-enabled"),
    unavailable("midtrans-gopay-linking-failed"),
    silent("midtrans-status-404"),
    unavailable("midtrans-status-404"),
    shown(
        "midtrans-snap-result-va-pending",
        &["bank: BNI", "payment-code: 9880069475028147", "amount: Rp147.000"],
        &["deadline:", "/pdf", "toko.example?"],
    ),
    paid("midtrans-snap-result-card-paid"),
    shown(
        "midtrans-payment-link-created",
        &["pay-link: https://app.midtrans.com/payment-links/261120", "amount: Sesuai pesanan"],
        &[],
    ),
    paid("midtrans-qris-settlement-notification"),
    Case {
        file: "midtrans-kredivo-pending",
        ways: &[Way::Payment, Way::InOrder("kredivo", "midtrans")],
        states: &["unpaid"],
        shows: &["pay-link: https://api.midtrans.com/v2/kredivo/redirect/18d91748", "amount: Rp147.000"],
        hides: &[],
    },
    ended("midtrans-expire-407", &["amount: Rp147.000"]),
    ended("midtrans-notification-word-expired", &["amount: Rp147.000"]),
    // Duitku.
    paid("duitku-callback-va-paid"),
    in_state("duitku-callback-failed", &["failed"], &["amount: Rp147.000", "fallback-link"]),
    Case {
        file: "duitku-pop-created",
        ways: &[Way::Payment, Way::InOrder("invoice", "duitku")],
        states: &["unpaid"],
        shows: &[
            "pay-link: https://app-sandbox.duitku.com/redirect_checkout?reference=DS26557261K0S8TEGA147",
            "amount: Rp147.000",
        ],
        hides: &[],
    },
    Case {
        file: "duitku-pop-popup-result",
        ways: PAYMENT,
        states: &["processing"],
        shows: &[],
        hides: NOTHING_TO_PAY_BY,
    },
    paid("duitku-check-paid-fee-text"),
    unavailable("duitku-error-message-only"),
    // iPaymu.
    paid("ipaymu-callback-text-qris"),
    ended("ipaymu-callback-expired", &["amount: Rp147.000"]),
    in_state("ipaymu-callback-refund-flag", &["closed"], &["amount: Rp147.000", "story: dikembalikan"]),
    Case {
        file: "ipaymu-direct-documented",
        ways: &[Way::Payment, Way::InOrder("va_bca", "ipaymu")],
        states: &["unpaid"],
        shows: &["bank: BCA", "payment-code: 8578000000071542", "amount: Rp147.000", "deadline: 2026-11-21T16:59:59Z"],
        hides: &["account-holder:", "my.ipaymu.com"],
    },
    paid("ipaymu-check-documented-paid"),
    paid("ipaymu-history-list"),
    // SingaPay.
    paid("singapay-qris-paid-webhook"),
    paid("singapay-ewallet-paid-webhook"),
    paid("singapay-payment-link-webhook-without-event"),
    silent("singapay-payment-link-inquiry"),
    silent("singapay-webhook-test-button"),
    unavailable("singapay-webhook-test-button"),
    silent("singapay-transaction-expiration-empty"),
    silent("singapay-subscription-payment-failed"),
    unavailable("singapay-error-v1"),
    unavailable("singapay-error-v2"),
    unavailable("singapay-timeout-sp005"),
    shown(
        "singapay-subscription-plan-created",
        &["pay-link: https://sandbox-paymentlink.singapay.id/sub/SUB1", "amount: Rp147.000"],
        &[],
    ),
    shown(
        "singapay-direct-debit-binding",
        &["pay-link: https://sandbox.ayoconnect.example/bind/1", "amount: Sesuai pesanan"],
        &["Rp"],
    ),
    Case {
        file: "singapay-card-processing",
        ways: ANSWERS,
        states: &["processing"],
        shows: &["amount: Rp147.000"],
        hides: NOTHING_TO_PAY_BY,
    },
];
