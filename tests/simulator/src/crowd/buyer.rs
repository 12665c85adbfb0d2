//! The behavior of a buyer, which does not depend on the page. All figures are assumptions.
//!
//! | method | of 100 | pay | at once, after | or later, after | at a computer | reaches the API after | open for |
//! |---|---|---|---|---|---|---|---|
//! | QRIS | 35 | 80 % | 75 s | | 40 % | 3 s | 30 min |
//! | wallet behind a link | 17 | 80 % | 45 s | | 15 % | 3 s | 1 h |
//! | OVO's push | 5 | 80 % | 45 s | | 25 % | 3 s | 1 h |
//! | virtual account | 30 | 72 % | 65 % do, 4 min | 2 h | 20 % | 8 s | 24 h |
//! | cashier's code | 4 | 55 % | | 90 min | 10 % | 1 min | 24 h |
//! | transfer | 9 | 60 % | 60 % do, 7 min | 3 h | 20 % | 20 min | 24 h |
//!
//! Times are medians of a [`Spread`]. At a computer the page stays in sight while its owner pays by phone, and so it
//! does at the cashier's; on the phone that pays, the buyer goes to an app and comes back.

mod looks;

use fastrand::Rng;

use self::looks::Look;
use super::{
    chance::{HOUR, MINUTE, SECOND, Spread, happens, spread},
    day::{DAY, arrival},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Qris,
    Wallet,
    Push,
    Account,
    Code,
    Transfer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Open,
    Show,
    Hide,
    Close,
    Copy,
    Press,
    Disconnect,
    Reconnect,
}

/// A life of at most a day; all times but the arrival in milliseconds since it.
#[derive(Clone, Debug)]
pub struct Buyer {
    pub method: Method,
    pub computer: bool,
    /// In milliseconds after midnight.
    pub arrival: i64,
    pub deadline: i64,
    /// When the API knows of the money.
    pub paid: Option<i64>,
    /// In their order.
    pub acts: Vec<(i64, Act)>,
    /// The end of the last look.
    pub leaves: i64,
    /// The duration of a request.
    pub answer: i64,
    /// Seeds the widget's jitter.
    pub seed: u32,
}

struct Habit {
    method: Method,
    of_hundred: u32,
    pay: u32,
    at_once: u32,
    soon: Spread,
    later: Spread,
    computer: u32,
    arrives: Spread,
    open: i64,
}

const HABITS: [Habit; 6] = [
    habit(Method::Qris, 35, (80, 100), (75 * SECOND, 0), 40, spread(3 * SECOND, 2.0), 30 * MINUTE),
    habit(Method::Wallet, 17, (80, 100), (45 * SECOND, 0), 15, spread(3 * SECOND, 2.0), HOUR),
    habit(Method::Push, 5, (80, 100), (45 * SECOND, 0), 25, spread(3 * SECOND, 2.0), HOUR),
    habit(Method::Account, 30, (72, 65), (4 * MINUTE, 2 * HOUR), 20, spread(8 * SECOND, 2.5), DAY),
    habit(Method::Code, 4, (55, 0), (0, 90 * MINUTE), 10, spread(MINUTE, 2.0), DAY),
    habit(Method::Transfer, 9, (60, 60), (7 * MINUTE, 3 * HOUR), 20, spread(20 * MINUTE, 3.0), DAY),
];

const fn habit(
    method: Method,
    of_hundred: u32,
    (pay, at_once): (u32, u32),
    (soon, later): (i64, i64),
    computer: u32,
    arrives: Spread,
    open: i64,
) -> Habit {
    let (soon, later) = (spread(soon, 2.0), spread(later, 2.5));
    Habit { method, of_hundred, pay, at_once, soon, later, computer, arrives, open }
}

const ANSWER: Spread = spread(350, 1.7);
const LONGEST_ANSWER: i64 = 4 * SECOND;

/// Between sending money and wondering where it is, at the earliest, and between two presses of the button.
const WONDER: i64 = 3 * SECOND;
const PRESS_AGAIN: i64 = 15 * SECOND;

/// Of a hundred looks on a phone that lose the network, and for how long.
const LOSE_NETWORK: u32 = 5;
const NO_NETWORK: Spread = spread(15 * SECOND, 2.0);

impl Buyer {
    pub fn new(seed: u64, number: u64) -> Self {
        let mut rng = Rng::with_seed(seed.wrapping_shl(32) ^ number);
        let mut rank = rng.u32(..100);
        let habit = HABITS.iter().find(|habit| {
            let found = rank < habit.of_hundred;
            rank = rank.saturating_sub(habit.of_hundred);
            found
        });
        let habit = habit.unwrap_or(&HABITS[0]);
        let computer = happens(habit.computer, &mut rng);
        let at_once = happens(habit.at_once, &mut rng);
        let pays = happens(habit.pay, &mut rng);
        let sent = pays.then(|| if at_once { habit.soon } else { habit.later }.draw(&mut rng).max(10 * SECOND));
        let sent = sent.filter(|sent| *sent < habit.open - MINUTE);
        let mut buyer = Self {
            method: habit.method,
            computer,
            arrival: arrival(&mut rng),
            deadline: habit.open,
            paid: sent.map(|sent| sent + habit.arrives.draw(&mut rng)),
            acts: Vec::new(),
            leaves: 0,
            answer: ANSWER.draw(&mut rng).clamp(50, LONGEST_ANSWER),
            seed: rng.u32(..),
        };
        let looks = looks::plan(&buyer, sent, at_once, &mut rng);
        buyer.act(&looks, sent, &mut rng);
        buyer
    }

    fn act(&mut self, looks: &[Look], sent: Option<i64>, rng: &mut Rng) {
        for look in looks {
            self.acts.push((look.start, if look.anew { Act::Open } else { Act::Show }));
            if look.copies && matches!(self.method, Method::Account | Method::Transfer) {
                self.acts.push((look.start + (look.end - look.start) / 2, Act::Copy));
            }
            if !self.computer && happens(LOSE_NETWORK, rng) {
                let lost = rng.i64(look.start..look.end);
                self.acts.push((lost, Act::Disconnect));
                self.acts.push(((lost + NO_NETWORK.draw(rng)).min(look.end), Act::Reconnect));
            }
            self.acts.push((look.end, Act::Hide));
            self.acts.extend(look.closed.map(|closed| (closed, Act::Close)));
            self.press(look, sent, rng);
            self.leaves = look.end;
        }
        self.acts.sort_by_key(|(time, _)| *time);
    }

    /// A buyer who has sent money presses the button of a page that only checks at a press. The presses go on a little
    /// beyond this look, because the last look has no known end.
    fn press(&mut self, look: &Look, sent: Option<i64>, rng: &mut Rng) {
        let Some(sent) = sent.filter(|sent| *sent + WONDER < look.end) else {
            return;
        };
        let mut time = look.start.max(sent) + rng.i64(WONDER..8 * SECOND);
        while time < look.end + 2 * PRESS_AGAIN {
            self.acts.push((time, Act::Press));
            time += PRESS_AGAIN;
        }
    }
}
