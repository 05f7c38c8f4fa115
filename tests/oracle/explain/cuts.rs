//! A proof that no smaller set of facts is enough, which knows nothing of the rules.
//!
//! Where some facts are not enough however many others are left out, one of those left out is needed: these are a cut,
//! and a set that is enough holds a fact of every cut. So if no set of a size does, none of that size is enough. Cuts
//! are collected until this is so. It rests on one thing alone: a fact beside others takes back nothing of what they
//! give.

/// What is asked to find out whether a set of facts is enough, as long as it may be asked.
pub struct Cuts<'a> {
    facts: &'a [usize],
    suffices: &'a dyn Fn(&[usize]) -> bool,
    /// Each cut found so far.
    found: Vec<Vec<usize>>,
    /// How often more it may be asked, and how many sets may be looked at between two questions.
    questions: usize,
    steps: usize,
}

pub enum Proof {
    /// No set of this size is enough.
    NoneSuffices,
    /// This one is.
    Suffices(Vec<usize>),
    /// It would take too long to say.
    TooLong,
}

impl<'a> Cuts<'a> {
    pub fn of(
        facts: &'a [usize],
        suffices: &'a dyn Fn(&[usize]) -> bool,
        questions: usize,
    ) -> Self {
        Self { facts, suffices, found: vec![], questions, steps: 0 }
    }

    /// Whether so many of the facts can be enough.
    pub fn prove(mut self, size: usize) -> Proof {
        loop {
            self.steps = 2_000;
            let mut chosen = vec![];
            if !self.hit(size, &mut chosen) {
                return if self.steps == 0 { Proof::TooLong } else { Proof::NoneSuffices };
            }
            if self.enough(&chosen) {
                return Proof::Suffices(chosen);
            }
            // As many cuts as there are apart from each other.
            let mut left_out = chosen;
            while !self.enough(&left_out) {
                if self.questions == 0 {
                    return Proof::TooLong;
                }
                let cut = self.cut(&left_out);
                left_out.extend(&cut);
                self.found.push(cut);
            }
        }
    }

    fn enough(&mut self, facts: &[usize]) -> bool {
        self.questions = self.questions.saturating_sub(1);
        (self.suffices)(facts)
    }

    /// From facts that are not enough: adds others for as long as they are not. What remains is a cut.
    fn cut(&mut self, from: &[usize]) -> Vec<usize> {
        let mut taken = from.to_vec();
        let mut cut = vec![];
        for fact in self.facts.iter().filter(|fact| !from.contains(fact)) {
            taken.push(*fact);
            if self.enough(&taken) {
                taken.pop();
                cut.push(*fact);
            }
        }
        cut
    }

    /// Looks for at most so many facts of which one is in every cut.
    fn hit(&mut self, size: usize, chosen: &mut Vec<usize>) -> bool {
        self.steps = self.steps.saturating_sub(1);
        let missed = |cut: &&Vec<usize>| cut.iter().all(|fact| !chosen.contains(fact));
        let mut missed: Vec<&Vec<usize>> = self.found.iter().filter(missed).collect();
        missed.sort_by_key(|cut| cut.len());
        let Some(&first) = missed.first() else { return true };
        // Of cuts that have nothing in common each takes a fact of its own.
        let mut apart: Vec<usize> = vec![];
        let mut least = 0;
        for cut in missed {
            if cut.iter().all(|fact| !apart.contains(fact)) {
                apart.extend(cut);
                least += 1;
            }
        }
        if chosen.len() + least > size || self.steps == 0 {
            return false;
        }
        first.clone().into_iter().any(|fact| {
            chosen.push(fact);
            let found = self.hit(size, chosen);
            if !found {
                chosen.pop();
            }
            found
        })
    }
}
