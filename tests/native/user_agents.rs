//! User agents of in-app browsers and of ordinary ones, and the link that opens Chrome.

use scalev_checkout::{
    contract::user_agent::{self, InApp, System},
    value::UrlPolicy,
};

const ANDROID: &str = "Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

/// The user agent of the system's web view, the app's addition, and what is read of both.
const APPS: [(&str, &str, &str, System); 16] = [
    (
        ANDROID,
        "Instagram 338.0.0.31.106 Android (34/14; 450dpi; 1080x2131; samsung; SM-A546E; a54x; s5e8835; id_ID)",
        "Instagram",
        System::Android,
    ),
    (
        IPHONE,
        "Mobile/21F90 Instagram 337.0.3.23.54 (iPhone15,3; iOS 17_5; id_ID; id; scale=3.00; 1290x2796; 615584364)",
        "Instagram",
        System::Apple,
    ),
    (ANDROID, "[FB_IAB/FB4A;FBAV/462.0.0.48.85;]", "Facebook", System::Android),
    (ANDROID, "[FB_IAB/Orca-Android;FBAV/448.0.0.0;]", "Facebook", System::Android),
    (
        IPHONE,
        "Mobile/21F90 [FBAN/FBIOS;FBAV/468.0.0.35.107;FBBV/598923118;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/17.5]",
        "Facebook",
        System::Apple,
    ),
    (
        IPHONE,
        "Mobile/15E148 [FBAN/FBIOS;FBDV/iPhone11,8;FBMD/iPhone;FBSN/iOS;FBSV/13.3.1;FBSS/2;FBID/phone;FBLC/id_ID;FBOP/5;FBCR/]",
        "Facebook",
        System::Apple,
    ),
    (
        ANDROID,
        "trill_350402 JsSdk/1.0 NetType/MOBILE Channel/googleplay AppName/trill app_version/35.3.1 ByteLocale/id ByteFullLocale/id Region/ID AppId/1180 Spark/1.5.9.1 AppVersion/35.3.1 BytedanceWebview/d8a21c6",
        "TikTok",
        System::Android,
    ),
    (
        ANDROID,
        "musical_ly_2023405020 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/34.5.2 ByteLocale/id BytedanceWebview/d8a21c6",
        "TikTok",
        System::Android,
    ),
    (
        IPHONE,
        "Mobile/15E148 musical_ly_34.0.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/id Region/ID",
        "TikTok",
        System::Apple,
    ),
    (ANDROID, "Line/13.20.0/IAB", "LINE", System::Android),
    (IPHONE, "Mobile/15E148 Safari Line/14.10.0", "LINE", System::Apple),
    (ANDROID, "WhatsApp/2.24.6.78 A", "WhatsApp", System::Android),
    (ANDROID, "TwitterAndroid", "X", System::Android),
    (IPHONE, "Mobile/21F90 Twitter for iPhone/10.51", "X", System::Apple),
    (
        "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mobile/15E148 Twitter for iPad/10.51",
        "X",
        System::Apple,
    ),
    (
        "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mobile/15E148 [FBAN/FBIOS;FBDV/iPad7,3;FBMD/iPad;FBSN/iOS;FBSV/16.6]",
        "Facebook",
        System::Apple,
    ),
];

/// Ordinary browsers, apps that may be the shop's, and bots that fetch a link preview.
const OTHERS: [(&str, Option<System>); 20] = [
    (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
        Some(System::Android),
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
        Some(System::Android),
    ),
    ("Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0", Some(System::Android)),
    (
        "Mozilla/5.0 (Linux; U; Android 13; id-id; 2201117TG Build/TKQ1.221114.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.10.0-gn",
        Some(System::Android),
    ),
    (
        "Mozilla/5.0 (Linux; Android 12; M2101K7AG) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 OPR/83.0.0.0",
        Some(System::Android),
    ),
    ("Opera/9.80 (Android; Opera Mini/68.0.2254/191.303; U; id) Presto/2.12.423 Version/12.16", Some(System::Android)),
    (ANDROID, Some(System::Android)),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        Some(System::Apple),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/125.0.6422.80 Mobile/15E148 Safari/604.1",
        Some(System::Apple),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/141.0 Mobile/15E148 Safari/605.1.15",
        Some(System::Apple),
    ),
    (
        "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        Some(System::Apple),
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/124.0.2478.67",
        None,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15",
        None,
    ),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0", None),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 OnlineShop/1.0 Line/2",
        None,
    ),
    ("WhatsApp/2.23.20.0 A", None),
    ("Twitterbot/1.0", None),
    ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", None),
    ("Instagra", None),
    ("", None),
];

#[test]
fn in_app_browsers_are_recognized_with_their_app() {
    for (view, words, app, system) in APPS {
        let agent = format!("{view} {words}");
        assert_eq!(InApp::read(&agent), Some(InApp { app, system }), "{agent}");
        assert_eq!(System::read(&agent), Some(system), "{agent}");
    }
}

#[test]
fn other_browsers_are_not_in_app() {
    for (agent, system) in OTHERS {
        assert_eq!((InApp::read(agent), System::read(agent)), (None, system), "{agent}");
    }
}

#[test]
fn the_intent_link_opens_the_page_in_chrome() {
    let links = [
        (
            "https://toko.example/o/abc",
            "intent://toko.example/o/abc#Intent;scheme=https;package=com.android.chrome;end",
        ),
        (
            "https://toko.example/?a=1&b=%20;x",
            "intent://toko.example/?a=1&b=%20;x#Intent;scheme=https;package=com.android.chrome;end",
        ),
    ];
    for (address, link) in links {
        assert_eq!(user_agent::chrome(address, UrlPolicy::Public).as_deref(), Some(link));
    }
    let loopback = user_agent::chrome("http://127.0.0.1:8100/o/abc", UrlPolicy::Loopback);
    let link = "intent://127.0.0.1:8100/o/abc#Intent;scheme=http;package=com.android.chrome;end";
    assert_eq!(loopback.as_deref(), Some(link));
}

#[test]
fn an_unsafe_address_has_no_intent_link() {
    for address in [
        "",
        "about:blank",
        "about:srcdoc",
        "http://toko.example/o/abc",
        "http://127.0.0.1:8100/o/abc",
        "https://toko.example/o/abc#",
        "https://toko.example/#/o/abc",
        "https://toko.example/#Intent;component=com.evil/.Door;end",
        "https://user@toko.example/",
        "intent://toko.example/#Intent;scheme=evil;end",
        "file:///sdcard/index.html",
    ] {
        assert_eq!(user_agent::chrome(address, UrlPolicy::Public), None, "{address}");
    }
}
