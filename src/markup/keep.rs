//! The buttons for what can be kept, and the layer that shows it.

use super::{
    enlarged::{close, dialog, words},
    node::{Node, button, el},
    picture,
};
use crate::{
    screen::{Enlargement, Keep},
    session::Message,
};

pub(super) fn buttons(keep: &Keep) -> [Option<Box<Node>>; 2] {
    let link = |label: &String, message: Message, part| button(message).class("link").part(part).text(label);
    let save = keep.save.as_ref().map(|label| link(label, Message::PicturePressed, "save-picture"));
    let remind = keep.remind.as_ref().map(|label| link(label, Message::RemindPressed, "remind"));
    [save, remind]
}

pub(super) fn outcome(keep: &Keep) -> Box<Node> {
    let shows_reminder = keep.enlarged.as_ref().is_some_and(|shown| shown.picture.is_none());
    let save = keep.save.as_ref().filter(|_| !shows_reminder);
    let label = save.or(keep.remind.as_ref()).map_or("", String::as_str);
    let cover = dialog("cover", label);
    el("div").class("kept").maybe(keep.words.as_ref().map(|words| el("p").part("keep-status").text(words))).child(
        match &keep.enlarged {
            Some(shown) => content(cover, shown),
            None => cover,
        },
    )
}

fn content(cover: Box<Node>, shown: &Enlargement) -> Box<Node> {
    cover
        .maybe(shown.picture.as_ref().map(|url| picture::image("poster", url, &shown.words)))
        .child(words(&shown.words))
        .child(close(&shown.close))
}
