//! Codes of methods, banks, wallets and shops: every spelling has one meaning, and an unknown code is shown as a name.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scalev_checkout::payment::{Bank, Method, Outlet, Wallet, directory};

#[test]
fn every_spelling_of_a_method_has_one_canonical_code() {
    for bank in Bank::scalevs() {
        let bank = bank.code();
        let code = format!("va_{bank}");
        let upper = bank.to_uppercase();
        assert_eq!(Method::parse(&code, None).code(), code);
        assert_eq!(Method::parse("va", Some(&upper)).code(), code);
        assert_eq!(Method::parse(&format!("va:{upper}"), None).code(), code);
        assert!(!matches!(Bank::parse(bank), None | Some(Bank::Other(_))), "{bank}");
        for spelling in [upper.clone(), format!("VA_{upper}"), format!("{upper}_VIRTUAL_ACCOUNT"), format!("{bank}_va")]
        {
            assert_eq!(Bank::parse(&spelling), Bank::parse(bank), "{spelling}");
        }
    }
    let same = [
        "qris",
        "card",
        "invoice",
        "payment_link",
        "alfamart",
        "indomaret",
        "ovo",
        "dana",
        "shopeepay",
        "linkaja",
        "gopay",
        "bank_transfer",
        "cod",
        "no_payment",
        "marketplace",
        "paylater_baru",
        "va",
    ];
    for code in same {
        assert_eq!(Method::parse(code, None).code(), code);
        assert_eq!(Method::parse(&format!(" {} ", code.to_uppercase()), None).code(), code);
    }
    assert_eq!(Method::parse("bt:BCA:uid", None), Method::BankTransfer);
    assert_eq!(Wallet::parse("ID_SHOPEEPAY"), Wallet::ShopeePay);
    assert_eq!(Outlet::parse("INDOMARET"), Outlet::Indomaret);
    assert!(Wallet::Ovo.pushes() && Wallet::Jenius.pushes() && !Wallet::Dana.pushes());
}

/// The name that the screen shows for a bank's code.
pub fn bank(code: &str) -> Option<String> {
    match Bank::parse(code)? {
        Bank::Other(code) => directory::bank(&code),
        known => Some(known.name().to_owned()),
    }
}

pub fn wallet(code: &str) -> String {
    match Wallet::parse(code) {
        Wallet::Other(code) => directory::wallet(&code),
        known => known.name().to_owned(),
    }
}

pub fn outlet(code: &str) -> Option<String> {
    match Outlet::parse(code) {
        Outlet::Other(code) => directory::outlet(&code),
        known => Some(known.name().to_owned()),
    }
}

#[track_caller]
fn check_bank(code: &str, name: Option<&str>) {
    let found = bank(code);
    assert_eq!(found.as_deref(), name, "{code:?}");
    assert_eq!(found.as_deref().and_then(bank), found, "the name of {code:?}");
}

#[test]
fn every_form_of_a_code_names_its_bank() {
    let others = [
        ("CIMB_NIAGA", "CIMB Niaga"),
        ("OCBC_NISP", "OCBC"),
        ("SEABANK", "SeaBank"),
        ("SAQU", "Bank Saqu"),
        ("INA", "Bank INA"),
        ("SINARMAS", "Bank Sinarmas"),
        ("NOBU", "Nobu Bank"),
        ("JAGO", "Bank Jago"),
        ("ALLO", "Allo Bank"),
        ("BTPN", "SMBC Indonesia"),
        ("SMBC", "SMBC Indonesia"),
        ("MEGA", "Bank Mega"),
        ("PANIN", "Panin Bank"),
        ("UOB", "UOB"),
        ("HSBC", "HSBC"),
        ("BCA_SYARIAH", "BCA Syariah"),
        ("PERMATA_SYARIAH", "Permata Syariah"),
        ("SUPERBANK", "Superbank"),
        ("BLU", "blu by BCA Digital"),
        ("ALADIN", "Bank Aladin Syariah"),
        ("HANA", "Hana Bank"),
        ("KEB_HANA", "Hana Bank"),
        ("CCB", "CCB Indonesia"),
        ("VICTORIA", "Bank Victoria"),
        ("WOORI", "Bank Woori Saudara"),
        ("JATENG", "Bank Jateng"),
        ("DKI", "Bank Jakarta"),
    ];
    let scalevs: Vec<Bank> = Bank::scalevs().collect();
    let scalevs = scalevs.iter().map(|bank| (bank.code().to_uppercase(), bank.name()));
    for (code, name) in scalevs.chain(others.map(|(code, name)| (code.to_owned(), name))) {
        let lower = code.to_lowercase();
        let spaced = lower.replace('_', " ");
        let forms = [
            code.clone(),
            lower.clone(),
            format!("VIRTUAL_ACCOUNT_{code}"),
            format!("VIRTUAL_ACCOUNT_BANK_{code}"),
            format!("{code}_VIRTUAL_ACCOUNT"),
            format!("{code}VA"),
            format!("{}VA", code.replace('_', "")),
            format!("va_{lower}"),
            format!("{lower}_va"),
            format!("ID_{code}"),
            format!("BANK_{code}"),
            format!(" {spaced} "),
            lower.replace('_', "-"),
            format!("Bank {spaced}"),
            format!("PT. BANK {} INDONESIA, TBK.", code.replace('_', " ")),
        ];
        for form in forms {
            check_bank(&form, Some(name));
        }
    }
}

#[test]
fn a_bank_is_known_by_number_swift_code_and_older_names() {
    let table = [
        ("BCA", "014 CENAIDJA CENAIDJAXXX BANK_CENTRAL_ASIA BankCentralAsia"),
        ("Mandiri", "008 BMRIIDJA"),
        ("BRI", "002 BRINIDJA BRIVA BANK_RAKYAT_INDONESIA BankRakyatIndonesia"),
        ("BNI", "009 BNINIDJA BANK_NEGARA_INDONESIA BNI_46"),
        ("Permata", "013 BBBAIDJA PERMATABANK PermataBank"),
        ("Maybank", "016 IBBKIDJA BII"),
        ("CIMB Niaga", "022 BNIAIDJA CIMBNIAGA NIAGA"),
        (
            "BSI",
            "451 422 427 BSMDIDJA BSM BRIS MANDIRI_SYR BRI_SYR BNI_SYR BANK_SYARIAH_MANDIRI BANK_SYARIAH_INDONESIA",
        ),
        ("BTN", "200 BTANIDJA BANK_TABUNGAN_NEGARA"),
        ("BNC (Neo Commerce)", "490 YUDBIDJ1 YUDHA_BHAKTI NEO BANK_NEO_COMMERCE neobank"),
        ("bank bjb", "110 PDJBIDJA"),
        ("OCBC", "028 NISPIDJA COMMONWEALTH BANK_OCBC_NISP"),
        ("SeaBank", "535 SSPIIDJA KESEJAHTERAAN_EKONOMI BANK_SEABANK_INDONESIA"),
        ("Bank Saqu", "472 JASA_JAKARTA"),
        ("Bank INA", "513 BANK_INA_PERDANA BANK_INA_PERDANIA"),
        ("Bank Jago", "542 ARTOS"),
        ("Allo Bank", "567 HARDA_INTERNASIONAL ALLO_BANK_INDONESIA"),
        ("SMBC Indonesia", "213 TABUNGAN_PENSIUNAN_NASIONAL SUNIIDJA"),
        ("Superbank", "562 FAMA BANK_FAMA_INTERNATIONAL"),
        ("J Trust Bank", "095 JTRUST BANK_JTRUST_INDONESIA MUTIARA"),
        ("blu by BCA Digital", "501 ROYAL BCA_DIGITAL"),
        ("KB Bank", "441 BUKOPIN"),
        ("Bank Raya", "494 AGRONIAGA BANK_RAYA_INDONESIA"),
        ("BCA Syariah", "536 BCA_SYR SYCAIDJ1"),
        ("Mega Syariah", "506 MEGA_SYR BANK_SYARIAH_MEGA"),
        ("BTPN Syariah", "547 TABUNGAN_PENSIUNAN_NASIONAL_UUS BTPN_SYARIAH"),
        ("Bank Woori Saudara", "212 HIMPUNAN_SAUDARA BANK_WOORI_SAUDARA_INDONESIA_1906"),
        ("Hana Bank", "484 HNBNIDJA"),
        ("Bank Jakarta", "111 BDKIIDJA BANK_DKI"),
        ("Bank Jateng", "113 JAWA_TENGAH PDJGIDJ1"),
        ("Bank Nagari", "118 SUMATERA_BARAT"),
    ];
    for (name, codes) in table {
        codes.split(' ').for_each(|code| check_bank(code, Some(name)));
    }
    let long = [
        ("Bank Central Asia (BCA)", "BCA"),
        ("Bank Negara Indonesia", "BNI"),
        ("PT. BANK RAKYAT INDONESIA (PERSERO), TBK.", "BRI"),
        ("PT. BANK NEGARA INDONESIA TBK", "BNI"),
        ("Bank Aladin Syariah (formerly Bank Maybank Syariah Indonesia)", "Bank Aladin Syariah"),
        ("Bank Victoria Internasional", "Bank Victoria"),
        ("Bank Artha Graha International", "Artha Graha"),
    ];
    long.into_iter().for_each(|(code, name)| check_bank(code, Some(name)));
}

#[test]
fn an_unknown_code_is_written_as_a_name() {
    let table = [
        ("BPD_JAWA_TENGAH", "BPD Jawa Tengah"),
        ("BPD_RIAU_DAN_KEPRI_UUS", "BPD Riau dan Kepri Syariah"),
        ("BANK_OF_INDIA_INDONESIA", "Bank of India Indonesia"),
        ("SOMEBANK", "Somebank"),
        ("somebank", "Somebank"),
        ("ID_SOMEBANK_VIRTUAL_ACCOUNT", "Somebank"),
        ("VA_SOMEBANK", "Somebank"),
        ("BANK_CONTOH_BARU", "Bank Contoh Baru"),
        ("bank-contoh-baru", "Bank Contoh Baru"),
        ("xyz", "XYZ"),
        ("ABCD", "ABCD"),
        ("BANK_XYZ", "Bank XYZ"),
        ("MAYBANK_UUS", "Maybank Syariah"),
        ("Bank Contoh", "Bank Contoh"),
        ("iPaymu", "iPaymu"),
        ("Bank <b>Contoh</b>", "Bank <b>Contoh</b>"),
        ("BANK\u{202e}CONTOH", "Bankcontoh"),
    ];
    for (code, name) in table {
        assert_eq!(bank(code).as_deref(), Some(name), "{code:?}");
    }
    for code in ["", " ", "_", "VA", "VIRTUAL_ACCOUNT", "ID_VA", "999", "0140014", "\u{200b}"] {
        assert_eq!(bank(code), None, "{code:?}");
    }
}

#[test]
fn an_unknown_methods_code_is_one_word() {
    for code in ["va_seabank", "va_bpd_jawa_tengah"] {
        assert_eq!(Method::parse(code, None).code(), code);
    }
    let shown = [
        (Method::VirtualAccount(Some(Bank::Other("Bank Saqu".to_owned()))), "va_bank_saqu"),
        (Method::Retail(Outlet::Other("Pos Indonesia".to_owned())), "pos_indonesia"),
        (Method::Wallet(Wallet::Other("DOKU e-Wallet".to_owned())), "doku_e-wallet"),
    ];
    shown.into_iter().for_each(|(method, code)| assert_eq!(method.code(), code));
    for paylater in ["kredivo", "akulaku", "indodana", "atome"] {
        assert_eq!(Method::parse(paylater, None), Method::Other(paylater.to_owned()));
    }
}

#[test]
fn wallets_and_shops_are_known_by_every_gateways_code() {
    let wallets = [
        ("GoPay", "GOPAY gopay ID_GOPAY EWALLET_GOPAY gojek"),
        ("DANA", "DANA ID_DANA EWALLET_DANA EMONEY_DANA_SNAP dana_ewallet"),
        (
            "ShopeePay",
            "SHOPEEPAY ID_SHOPEEPAY EWALLET_SHOPEEPAY EMONEY_SHOPEE_PAY_SNAP shopee_pay shopee shopeepay_ewallet",
        ),
        ("LinkAja", "LINKAJA ID_LINKAJA link_aja EMONEY_LINKAJA LINKAJA_SYARIAH"),
        ("OVO", "OVO ID_OVO EWALLET_OVO EMONEY_OVO_SNAP ovo_ewallet"),
        ("Jenius", "JENIUSPAY ID_JENIUSPAY jenius jenius_pay"),
        ("AstraPay", "ASTRAPAY ID_ASTRAPAY"),
        ("NexCash", "NEXCASH ID_NEXCASH"),
        ("Sakuku", "SAKUKU sakuku"),
        ("i.saku", "i.saku ISAKU I_SAKU"),
        ("DOKU e-Wallet", "DOKU EMONEY_DOKU DOKU_WALLET"),
        ("KasPro", "KASPRO ID_KASPRO"),
    ];
    for (name, codes) in wallets {
        codes.split(' ').for_each(|code| assert_eq!(wallet(code), name, "{code}"));
    }
    let known = names(include_str!("../../src/payment/method/wallet.rs"), directory::WALLETS);
    assert_eq!(
        BTreeSet::from(wallets.map(|(name, _)| name)),
        known,
        "each wallet is in `wallets`, with gateways' codes"
    );
    let shops = [
        ("Alfamart", "ALFAMART alfamart alfa ALFAGROUP alfa_group ONLINE_TO_OFFLINE_ALFA"),
        ("Indomaret", "INDOMARET indomaret indomart ONLINE_TO_OFFLINE_INDOMARET"),
        ("Alfamidi", "ALFAMIDI"),
        ("Dan+Dan", "dan+dan DANDAN DAN_DAN"),
        ("Lawson", "LAWSON"),
        ("Pos Indonesia", "POS_INDONESIA POSINDONESIA pos"),
        ("Pegadaian", "PEGADAIAN pegadaian"),
        ("Circle K", "CIRCLE_K circlek"),
    ];
    for (name, codes) in shops {
        codes.split(' ').for_each(|code| assert_eq!(outlet(code).as_deref(), Some(name), "{code}"));
    }
    let known = names(include_str!("../../src/payment/method/outlet.rs"), directory::OUTLETS);
    assert_eq!(BTreeSet::from(shops.map(|(name, _)| name)), known, "each shop is in `shops`, with gateways' codes");
}

/// The names in the `match` of a method's source and in a table of the directory.
fn names(method: &'static str, table: &'static str) -> BTreeSet<&'static str> {
    let arms = method.lines().filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\","));
    arms.chain(table.lines().filter_map(|line| line.split('|').next())).collect()
}

#[test]
fn an_unknown_wallet_or_shop_is_written_as_a_name() {
    for code in ["DOMPET_BARU", "ID_DOMPET_BARU", "EWALLET_DOMPET_BARU"] {
        assert_eq!(wallet(code), "Dompet Baru", "{code}");
    }
    for code in ["TOKO_BARU", "toko_baru"] {
        assert_eq!(outlet(code).as_deref(), Some("Toko Baru"), "{code}");
    }
}

#[test]
fn an_empty_or_generic_code_has_no_name() {
    for code in ["", "_", "___", " - _", "\u{200b}", "EWALLET", "VIRTUAL_ACCOUNT", "ONLINE_TO_OFFLINE"] {
        assert_eq!(directory::bank(code), None, "{code:?}");
        assert_eq!(directory::outlet(code), None, "{code:?}");
        assert_eq!(directory::wallet(code), Wallet::UNNAMED, "{code:?}");
    }
}

proptest! {
    #[test]
    fn no_code_is_shown_raw(code in "[A-Z]{2,12}(_[A-Z]{2,12}){0,3}|[a-z]{2,12}(_[a-z]{2,12}){0,3}|\\PC{0,24}") {
        let names = [bank(&code), Some(wallet(&code)), outlet(&code)];
        for name in names.into_iter().flatten() {
            prop_assert!(!name.contains('_'), "{name:?}");
            prop_assert_eq!(name.trim(), &name);
            let shouted = name.split(' ').any(|word| {
                word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && word.contains(['A', 'E', 'I', 'O', 'U'])
            });
            prop_assert!(!shouted || code.contains(|letter: char| letter.is_ascii_lowercase()), "{name:?}");
        }
    }
}
