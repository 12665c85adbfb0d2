//! The banks that issue virtual accounts, by every code that a gateway uses for them.

use crate::code;

/// A bank, as Scalev names it; `Other` keeps the name of any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bank {
    Bca,
    Bni,
    Bri,
    Mandiri,
    Permata,
    Cimb,
    Bsi,
    Maybank,
    Bnc,
    Danamon,
    ArthaGraha,
    Muamalat,
    Btn,
    Ocbc,
    Bjb,
    SahabatSampoerna,
    Artajasa,
    Other(String),
}

impl Bank {
    /// Reads `bca`, `VA_BCA`, `BCA_VIRTUAL_ACCOUNT`, `BCAVA`, `VIRTUAL_ACCOUNT_BCA`, `ID_BCA`, `Bank Central Asia`, the
    /// banks' number `014`, the SWIFT code `CENAIDJA`. `None` for a code that names no bank.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let key = code::key(code);
        let core = key.strip_prefix("bank").unwrap_or(&key);
        let swift = key.get(..4).filter(|_| matches!(key.len(), 8 | 11) && key.get(4..6) == Some("id"));
        let forms = [
            Some(key.as_str()),
            key.strip_suffix("va"),
            key.strip_prefix("va"),
            key.strip_suffix("bank"),
            Some(core.strip_suffix("indonesia").unwrap_or(core)),
            swift,
        ];
        let known = forms.into_iter().flatten().find_map(Self::known);
        known.or_else(|| code::written(code).map(Self::Other))
    }

    fn known(key: &str) -> Option<Self> {
        let scalevs = SCALEVS.iter().find(|(_, keys)| code::has(keys, key)).map(|(bank, _)| bank.clone());
        scalevs.or_else(|| code::name_in(OTHERS, key).map(|name| Self::Other(name.to_owned())))
    }

    /// The name that buyers know.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Bca => "BCA",
            Self::Bni => "BNI",
            Self::Bri => "BRI",
            Self::Mandiri => "Mandiri",
            Self::Permata => "Permata",
            Self::Cimb => "CIMB Niaga",
            Self::Bsi => "BSI",
            Self::Maybank => "Maybank",
            Self::Bnc => "BNC (Neo Commerce)",
            Self::Danamon => "Danamon",
            Self::ArthaGraha => "Artha Graha",
            Self::Muamalat => "Muamalat",
            Self::Btn => "BTN",
            Self::Ocbc => "OCBC",
            Self::Bjb => "bank bjb",
            Self::SahabatSampoerna => "Bank Sahabat Sampoerna",
            Self::Artajasa => "Artajasa (ATM Bersama)",
            Self::Other(name) => name,
        }
    }

    /// The code of Scalev's `va_…` methods, without the prefix.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Bca => "bca",
            Self::Bni => "bni",
            Self::Bri => "bri",
            Self::Mandiri => "mandiri",
            Self::Permata => "permata",
            Self::Cimb => "cimb",
            Self::Bsi => "bsi",
            Self::Maybank => "maybank",
            Self::Bnc => "bnc",
            Self::Danamon => "danamon",
            Self::ArthaGraha => "artha_graha",
            Self::Muamalat => "muamalat",
            Self::Btn => "btn",
            Self::Ocbc => "ocbc",
            Self::Bjb => "bjb",
            Self::SahabatSampoerna => "sahabat_sampoerna",
            Self::Artajasa => "artajasa",
            Self::Other(name) => name,
        }
    }
}

/// The keys of Scalev's banks, of what was merged into them too: codes, numbers, the first half of SWIFT codes.
static SCALEVS: [(Bank, &str); 17] = [
    (Bank::Bca, "bca centralasia 014 cena"),
    (Bank::Bni, "bni negara bni46 009 bnin"),
    (Bank::Bri, "bri briva rakyat 002 brin"),
    (Bank::Mandiri, "mandiri mdr 008 bmri"),
    (Bank::Permata, "permata 013 bbba"),
    (Bank::Cimb, "cimb cimbniaga niaga 022 bnia"),
    (
        Bank::Bsi,
        "bsi syariah bsm bris syariahmandiri mandirisyariah syariahbri brisyariah syariahbni bnisyariah 451 422 427 bsmd djar syni",
    ),
    (Bank::Maybank, "maybank bii mbbi 016 ibbk"),
    (Bank::Bnc, "bnc neo neocommerce neobank yudhabhakti 490 yudb"),
    (Bank::Danamon, "danamon bdi 011 bdin"),
    (Bank::ArthaGraha, "arthagraha artagraha artha ag bag 037 artg"),
    (Bank::Muamalat, "muamalat bmi 147 muab"),
    (Bank::Btn, "btn tabungannegara 200 btan"),
    (Bank::Ocbc, "ocbc ocbcnisp nisp 028 commonwealth 950 bicn"),
    (Bank::Bjb, "bjb jabar jabarbanten jawabarat 110 pdjb"),
    (Bank::SahabatSampoerna, "sahabatsampoerna sampoerna bss 523 bdip sahm"),
    (Bank::Artajasa, "artajasa atmbersama"),
];

/// The same for others whose name today is not the code, as the gateways' lists and the banks' own pages have it.
const OTHERS: &str = "\
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
