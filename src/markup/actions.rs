//! Asking the server, and the links to elsewhere: the hosted page, the seller, somebody else, the merchant's own content.

use super::{
    copy, cover,
    node::{Node, button, el, link, paragraph},
};
use crate::{
    screen::{LinkButton, Screen},
    session::{Message, event::Action},
};

pub(super) fn check(screen: &Screen) -> Option<Box<Node>> {
    let check = screen.check.as_ref()?;
    let button = button("check-status", "button ghost", &check.label, Message::CheckPressed).busy(check.busy);
    let quiet = screen.quiet.as_ref().map(|quiet| paragraph("quiet", quiet).part("quiet"));
    Some(el("div").class("check").child(button).maybe(quiet))
}

/// Asks for another code where one has ended, as the primary button or another. `None`: it is not this kind.
pub(super) fn new_code(screen: &Screen, primary: bool) -> Option<Box<Node>> {
    let new_code = screen.new_code.as_ref().filter(|code| code.primary == primary)?;
    let class = if primary { "button" } else { "button ghost" };
    let button = button("new-code", class, &new_code.label, Message::NewCodePressed).busy(new_code.busy);
    let words = new_code.words.as_ref().map(|words| paragraph("quiet", words).part("new-code-status"));
    Some(el("div").class("first").child(button).maybe(words))
}

pub(super) fn primary(screen: &Screen) -> Option<Box<Node>> {
    let mut links = all(screen).into_iter();
    let (button, part, action) =
        links.find_map(|(button, part, action)| Some((button.filter(|button| button.primary)?, part, action)))?;
    let link = link(part, "button", &button.text, &button.url, Message::LinkPressed(action));
    Some(el("div").class("first").child(link))
}

/// The secondary links. Without a link to the order the merchant's own content is shown.
pub(super) fn links(screen: &Screen) -> Box<Node> {
    let [proof, help, fallback] = all(screen).map(|(other, part, action)| {
        let other = other.filter(|other| !other.primary)?;
        Some(link(part, "link", &other.text, &other.url, Message::LinkPressed(action)))
    });
    let (share, copied) = (screen.share.as_ref(), screen.copied.as_ref());
    let print = |label: &String| button("print", "link", label, Message::PrintPressed);
    let [save, remind] = screen.keep.as_ref().map_or([None, None], cover::keep_buttons);
    el("div")
        .class("links")
        .maybe(proof)
        .maybe(help)
        .maybe(share.map(|share| copy::button(share, "share", copied)))
        .maybe(fallback)
        .maybe(save)
        .maybe(remind)
        .maybe(screen.print.as_ref().map(print))
        .maybe(screen.fallback.is_none().then(|| el("slot")))
        .maybe(share.and_then(|share| copy::by_hand(share, copied)))
        .maybe(screen.keep.as_ref().map(cover::outcome))
}

/// The links with their parts. The page for the proof is left out where the section for it has that link.
fn all(screen: &Screen) -> [(Option<&LinkButton>, &'static str, Action); 3] {
    let proof = screen.proof_link.as_ref().filter(|_| screen.proof.is_none());
    [
        (proof, "proof-link", Action::UploadProof),
        (screen.help.as_ref(), "help-link", Action::OpenHelp),
        (screen.fallback.as_ref(), "fallback-link", Action::OpenLink),
    ]
}
