//! The upload of a transfer's proof through a real file field.
//!
//! File types and answers are read alike in every engine, so Chromium alone runs those tests. Fields, pictures, connections
//! and the focus differ by engine.

mod choice;
mod controls;
mod faults;
mod interruption;
mod pictures;
mod upload;

use sandbox::{Created, Entry, NewOrder, Route};

use self::{
    choice::*,
    controls::*,
    faults::*,
    interruption::*,
    pictures::{JPEG, PNG, Picture, WEBP},
    upload::*,
};
use crate::harness::{Page, Stage, Test, in_one_engine, tests};

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for (name, bytes) in [("jpeg", JPEG), ("png", PNG), ("webp", WEBP)] {
        let run = move |stage: &Stage<'_>| picture_is_uploaded(stage, name, bytes);
        all.push(Test::new(module_path!(), format!("{name}_picture_is_uploaded"), run));
    }
    for (step, route) in STEPS {
        let run = move |stage: &Stage<'_>| faults_are_explained_and_retried(stage, route);
        all.push(Test::new(module_path!(), format!("{step}_faults_are_explained_and_retried"), run));
    }
    all.extend(tests![
        upload_works_under_a_strict_policy,
        script_loads_when_the_section_opens,
        missing_script_offers_the_hosted_page_and_a_retry,
        upload_shows_progress_and_can_be_canceled,
        file_deleted_before_reading_asks_for_another,
        same_file_can_be_chosen_again,
        upload_resumes_when_back_online,
        hanging_upload_times_out_after_a_minute,
        payment_during_the_upload_ends_it,
        removal_aborts_the_upload,
        moving_the_element_keeps_the_upload,
        another_order_discards_the_picture,
        proof_can_be_sent_by_keyboard_alone,
        controls_have_names_and_44_pixels,
        poll_keeps_the_chosen_account,
    ]);
    let read_alike = tests![
        unsupported_files_are_refused,
        file_name_gets_the_extension_of_its_content,
        rate_limit_says_when_the_upload_continues,
        closed_order_still_takes_the_proof,
        sent_proof_can_be_replaced,
    ];
    all.extend(in_one_engine(read_alike, &[]));
    all
}

const STEPS: [(&str, Route); 3] =
    [("upload_url", Route::Upload), ("upload", Route::Put), ("order_update", Route::Patch)];

const RECEIVED: &str = "Bukti diterima, menunggu penjual";

/// The page of a transfer, with the section of the proof open.
fn open_proof_section<'a>(stage: &'a Stage<'_>) -> (Created, Page<'a>) {
    let (order, page) = stage.open_order(NewOrder::of("bank_transfer"));
    unfold(&page);
    (order, page)
}

fn unfold(page: &Page<'_>) {
    page.wait_state("unpaid");
    page.script(&within("root.querySelector('[part=proof] summary').click()"));
    page.wait("the field", |page| page.shows("proof-file"));
}

/// A script with the widget's shadow root as `root`.
fn within(body: &str) -> String {
    format!(r#"const root = document.querySelector("scalev-checkout").shadowRoot; {body}"#)
}

/// Chooses the last account, if there are several, and this picture.
fn choose(page: &Page<'_>, picture: &Picture) {
    page.script(&within("[...root.querySelectorAll('[type=radio]')].at(-1)?.click()"));
    page.choose_file(&picture.path);
    page.wait("it can be sent", |page| page.shows("send-proof"));
}

fn is_received(page: &Page<'_>) {
    page.wait("it is received", |page| page.text("proof").contains("Ganti bukti"));
    assert_eq!(page.text("status"), RECEIVED);
    assert!(!page.shows("send-proof") && !page.shows("cancel-proof") && !page.shows("proof-progress"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn says(page: &Page<'_>, words: &str) {
    page.wait(words, |page| page.text("proof").contains(words));
}

/// The number of requests with this method, without those for the payment: `POST` asks for an upload URL.
fn count(stage: &Stage<'_>, method: &str) -> usize {
    let asked = |entry: &Entry| entry.method == method && !entry.path.ends_with("/payment");
    stage.requests().into_iter().filter(asked).count()
}
