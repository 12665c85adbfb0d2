//! Names of banks, wallets and shops without a code at Scalev. The preview leaves them out because of their bytes.

use crate::{
    payment::{Bank, Instruction, Outlet, Wallet, provider_code},
    value::label,
};

/// Replaces codes by names.
pub fn name(instruction: &mut Instruction) {
    match instruction {
        Instruction::VirtualAccount { bank: place, .. } | Instruction::Bill { bank: place, .. } => {
            if let Some(Bank::Other(code)) = place {
                *place = bank(code).map(Bank::Other);
            }
        }
        Instruction::Wallet { wallet: Wallet::Other(code), .. }
        | Instruction::Push { wallet: Wallet::Other(code), .. }
            if code != Wallet::UNNAMED =>
        {
            *code = wallet(code);
        }
        Instruction::RetailCode { outlet: place, .. } => {
            if let Some(Outlet::Other(code)) = place {
                *place = outlet(code).map(Outlet::Other);
            }
        }
        Instruction::ManualTransfer { accounts } => {
            for account in accounts {
                account.bank = account.bank.as_deref().and_then(bank);
            }
        }
        _ => {}
    }
}

/// The name of a bank. `None` for a code that names no bank: `VIRTUAL_ACCOUNT`, an unknown number.
pub fn bank(code: &str) -> Option<String> {
    let key = provider_code::key(code);
    let known = provider_code::forms(&key).find_map(|key| find(BANKS, key));
    known.or_else(|| name_from_code(code)).filter(|name| name.contains(|letter: char| !letter.is_ascii_digit()))
}

/// The name of a wallet; [`Wallet::UNNAMED`] for a code that names none.
pub fn wallet(code: &str) -> String {
    find(WALLETS, &provider_code::key(code))
        .or_else(|| name_from_code(code))
        .unwrap_or_else(|| Wallet::UNNAMED.to_owned())
}

/// The name of a shop. `None` for a code that names none.
pub fn outlet(code: &str) -> Option<String> {
    find(OUTLETS, &provider_code::key(code)).or_else(|| name_from_code(code))
}

fn find(table: &'static str, key: &str) -> Option<String> {
    provider_code::find(table, key).map(|(name, _)| name.to_owned())
}

/// An unknown code in the form of a name: `BPD_JAWA_TENGAH` is "BPD Jawa Tengah". A text in both cases is a name already.
/// `None` where no word remains.
fn name_from_code(code: &str) -> Option<String> {
    let clean = label::clean(code)?;
    let is_name = clean.contains(|letter: char| letter.is_ascii_lowercase())
        && clean.contains(|letter: char| letter.is_ascii_uppercase())
        && !clean.contains('_');
    let parts = |mark: char| matches!(mark, ' ' | '_') || mark == '-' && !is_name;
    let mut words: Vec<&str> = clean.split(parts).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.first().is_some_and(|word| word.eq_ignore_ascii_case("id")) {
        let _ = words.remove(0);
    }
    words.retain(|word| !provider_code::KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(word)));
    let alone = words.len() == 1;
    let words: Vec<String> =
        words.into_iter().map(|word| if is_name { word.to_owned() } else { capitalized(word, alone) }).collect();
    let name = words.join(" ");
    (!name.is_empty()).then_some(name)
}

/// Short words and those without a vowel are abbreviations.
fn capitalized(word: &str, alone: bool) -> String {
    let lower = word.to_ascii_lowercase();
    let short = word.len() < 4 || alone && word.len() == 4;
    match provider_code::one_word(&lower) {
        word @ ("dan" | "of" | "and" | "by") => word.to_owned(),
        word if short && word == lower || !word.contains(['a', 'e', 'i', 'o', 'u']) => word.to_ascii_uppercase(),
        word => {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
    }
}

/// A line for each bank: its current name, and the keys of its codes ([`provider_code::key`]) from the gateways' lists and
/// the banks' own pages: names and former names, the bank's number, the first half of the SWIFT code.
pub const BANKS: &str = "\
SeaBank|seabank sea kesejahteraanekonomi bke 535 sspi kseb
Bank Saqu|saqu jasajakarta bjj 472 jsab jajs
Bank INA|ina inaperdana inaperdania 513 iapt inpb
Bank Sinarmas|sinarmas 153 sbjk
Bank Jago|jago artos 542 jagb atos
Allo Bank|allo harda 567 alob hrda
SMBC Indonesia|smbc btpn tabunganpensiunannasional mitsui sumitomomitsui 213 045 suni
BTPN Syariah|btpnsyariah tabunganpensiunannasionalsyariah sahabatpurbadanarta 547 puba
Bank Mega|mega 426
Mega Syariah|syariahmega 506 butg
Panin Bank|panin pan 019 pinb
Panin Dubai Syariah|paninsyariah panindubaisyariah 517 arfa
UOB|uob tmrw 023 bbij
HSBC|hsbc ekonomiraharja 087 041
Nobu Bank|nobu nationalnobu 503 lfib
BCA Syariah|bcasyariah centralasiasyariah 536 syca
Permata Syariah|permatasyariah
Superbank|super superbank fama 562
blu by BCA Digital|blu blubca bcadigital digitalbca centralasiadigital royal 501 royb
Bank Aladin Syariah|aladin aladinsyariah 947 netb
Hana Bank|hana kebhana line 484 hnbn
CCB Indonesia|ccb chinaconstruction windu windukentjana antardaerah 036 mcor bwki
Bank Victoria|victoria 566 bvic vict
Victoria Syariah|405 swag
Bank Woori Saudara|woori woorisaudara woorisaudara1906 himpunansaudara himpunansaudara1906 212 068 bsdr hvbk
KB Bank|kb bukopin kbbukopin 441 bbuk
KB Bank Syariah|bukopinsyariah syariahbukopin 521 sdob
Bank Raya|raya agroniaga briagroniaga 494 agtb
MNC Bank|mnc 485 bumi
hibank|hi mayora 553 mayo
Krom Bank|krom bisnis 459 bust
OK Bank|ok oke dinar andara 526 466 lman ripa
Amar Bank|amar anglomas 531 loma
J Trust Bank|jtrust mutiara 095 cict
Bank Mandiri Taspen|taspen mandiritaspen mandiritaspenpos mantap sinarharapanbali 564 sihb
QNB|qnb qnbkesawan kesawan 167 awan
IBK|ibk agris 945
CTBC|ctbc chinatrust 949
MUFG Bank|mufg tokyo oftokyomitsubishiufj 042 botk
Citibank|citi 031
Standard Chartered|standardcharted scb 050 scbl
DBS|046 dbsb
ANZ|061 anzb
ICBC|164 icbk
Shinhan|metroexpress 152 meek
Bank Mayapada|097
Bank Mestika|mestikadharma 151 medh
Bank Maspion|157 masd
Bank Ganesha|161 gnes
Bank Index|indexselindo 555 bidx
Bank MAS|mas multiartasentosa 548 bmse
Bank Bumi Arta|076 bbai
Bank Capital|054 bcia
bjb Syariah|bjbsyariah 425 syjb
Bank Jakarta|dki dkijakarta jakarta 111 bdki
BPD DIY|diy daerahistimewa daerahistimewayogyakarta 112 pdyk
Bank Jateng|jateng jawatengah 113 pdjg
Bank Jatim|jatim jawatimur 114 pdjt
Bank Jambi|jambi 115 pdjm
Bank Aceh|aceh acehsyariah 116 pdac syac
Bank Sumut|sumut sumaterautara 117 pdsu
Bank Nagari|nagari sumbar sumaterabarat 118 pdsb
BRK Syariah|brk riau riaukepri riaudankepri 119 pdri
Bank Sumsel Babel|sumsel sumselbabel sumseldanbabel 120 bssp
Bank Lampung|lampung 121 pdlp
Bank Kalsel|kalsel kalimantanselatan 122 pdks
Bank Kalbar|kalbar kalimantanbarat 123 pdkb
Bankaltimtara|kaltim kaltimtara kalimantantimur 124 pdkt
Bank Kalteng|kalteng kalimantantengah 125 pdkg
Bank Sulselbar|sulsel sulselbar 126 pdws
Bank SulutGo|sulut sulutgo 127 pdwu
Bank NTB Syariah|ntb ntbsyariah nusatenggarabarat 128 pdnb
BPD Bali|bali 129 abal
Bank NTT|ntt nusatenggaratimur 130 pdnt
Bank Maluku Malut|maluku 131 pdml
Bank Papua|papua 132 pdij
Bank Bengkulu|bengkulu 133 pdbk
Bank Sulteng|sulteng sulawesi sulawesitengah 134 pdwg
Bank Sultra|sultra sulawesitenggara 135 pdwr
Bank Banten|banten pundi 137 pdbb";

pub const WALLETS: &str = "\
i.saku|isaku
Sakuku|sakuku
NexCash|nexcash
DOKU e-Wallet|doku dokuwallet
KasPro|kaspro";

pub const OUTLETS: &str = "\
Alfamidi|alfamidi
Dan+Dan|dandan
Lawson|lawson
Pos Indonesia|pos posindonesia kantorpos
Pegadaian|pegadaian
Circle K|circlek";
