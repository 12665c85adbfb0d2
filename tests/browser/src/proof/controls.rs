//! The controls: keyboard, names, targets, and a choice that updates keep.

use fantoccini::key::Key;
use sandbox::{Fault, NewOrder, Route};

use super::{
    choose, is_received, open_proof_section,
    pictures::{PNG, picture},
    within,
};
use crate::harness::{Page, Stage};

pub fn proof_can_be_sent_by_keyboard_alone(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("bank_transfer"));
    page.wait_state("unpaid");
    page.script(&within("[...root.querySelectorAll('[part=copy-code]')].at(-1).focus()"));
    page.press(&[Key::Tab]);
    assert_eq!(page.focused(), "summary in proof");
    page.press(&[Key::Enter]);
    page.wait("the field", |page| page.shows("proof-file"));
    page.press(&[Key::Tab]);
    page.press(&[Key::Space]);
    assert_eq!(page.focused(), "radio in proof-accounts");
    page.press(&[Key::Down]);
    assert_eq!(page.script(&within("return root.querySelectorAll('[type=radio]')[1].checked")), true);
    page.press(&[Key::Tab]);
    assert_eq!(page.focused(), "file in proof-file");
    let ring = within("return getComputedStyle(root.querySelector('[part=proof-file] span'), '::after').outlineStyle");
    // Without a window manager WebKitGTK's window is never active, and no style for the focus applies in it.
    let in_front = page.script("return document.hasFocus()") == true;
    assert_eq!(page.script(&ring) == "solid", in_front, "the focus can be seen");
    let file = picture("bukti.png", PNG);
    page.choose_file(&file.path);
    page.wait("it can be sent", |page| page.shows("send-proof"));
    assert_eq!(page.focused(), "file in proof-file", "the focus stays where it was");
    page.press(&[Key::Tab]);
    assert_eq!(page.focused(), "send-proof");
    page.press(&[Key::Space]);
    is_received(&page);
    assert_eq!(stage.document(&order.slug)["payment_account_number"], "0098765432");
    page.press(&[Key::Tab]);
    assert!(page.focused().len() > 1, "the focus goes on within the widget: {}", page.focused());
}

pub fn controls_have_names_and_44_pixels(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    page.resize(360, 640);
    let controls = within(
        r#"return [...root.querySelectorAll("[part=proof] :is(button, input, a, summary, progress)")].map((control) => {
  const place = control.labels?.[0] ?? control;
  const box = place.getBoundingClientRect();
  const name = control.getAttribute("aria-label") ?? place.textContent;
  return [name.trim(), control.localName === "progress" || (box.height >= 44 && box.width >= 44)];
});"#,
    );
    let check = |page: &Page<'_>, least: usize| {
        let found = page.script(&controls);
        let rows = found.as_array().expect("rows");
        assert!(rows.len() >= least, "{found}");
        assert!(rows.iter().all(|row| row[0].as_str().is_some_and(|name| name.len() > 3) && row[1] == true), "{found}");
        assert_eq!(page.script("return document.documentElement.scrollWidth <= innerWidth"), true);
    };
    check(&page, 5);
    choose(&page, &picture("a-very-long-name-of-a-screenshot-that-a-phone-may-have-given-it-20261120-160211.png", PNG));
    check(&page, 6);
    stage.fault(&order.slug, Route::Put, Fault::HangHeaders, Some(1));
    page.click("send-proof");
    page.wait("progress", |page| page.shows("proof-progress"));
    check(&page, 5);
    let live = within("return root.querySelector('[role=status]').textContent");
    page.wait("the announcement", |page| {
        page.script(&live).as_str().is_some_and(|text| text.contains("Mengirim bukti"))
    });
}

/// An update of the screen does not touch the field, because browsers would drop the chosen file.
pub fn poll_keeps_the_chosen_account(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    page.script(&within(
        r#"window.changes = 0; const field = root.querySelector("[type=file]");
new MutationObserver((records) => (changes += records.length)).observe(field, { attributes: true });
root.querySelectorAll("[type=radio]")[1].click();"#,
    ));
    page.click("check-status");
    page.wait("another screen", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert_eq!(page.script("return changes"), 0);
    assert_eq!(page.script(&within("return root.querySelectorAll('[type=radio]')[1].checked")), true);
    assert_eq!(page.script(&within("return root.querySelector('[part=proof]').open")), true);
}
