//! A handful of things in order: a small map, and lists put in order.
//!
//! The standard library's maps and sorts are made for many elements and are compiled anew for every type: each costs
//! the page five to ten kilobytes of WebAssembly. A case has at most seven years, fourteen groups and seven indicators;
//! for these a list that is searched through is as good and costs next to nothing.

/// A map of a few keys, in the order of the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<K, V>(Vec<(K, V)>);

impl<K, V> Default for Few<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord, V> Few<K, V> {
    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.0.iter_mut().find(|(k, _)| k == key).map(|(_, value)| value)
    }

    /// Whether the key has a value.
    pub fn has(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    /// Gives the key a value, in place of the one it has.
    pub fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        let place = self.0.partition_point(|(k, _)| *k < key);
        self.0.insert(place, (key, value));
    }

    /// Changes the value of a key, which is made if it has none.
    pub fn change<T>(&mut self, key: K, change: impl FnOnce(&mut V) -> T) -> T
    where
        V: Default,
    {
        let place = self.0.partition_point(|(k, _)| *k < key);
        let mut value = match self.0.get(place) {
            Some((k, _)) if *k == key => self.0.remove(place).1,
            _ => V::default(),
        };
        let outcome = change(&mut value);
        self.0.insert(place, (key, value));
        outcome
    }

    /// The same; a key whose value says nothing any more has none.
    pub fn change_or_remove(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default + PartialEq,
    {
        let is_empty = self.change(key, |value| {
            change(value);
            *value == V::default()
        });
        if is_empty {
            self.remove(&key);
        }
    }

    /// Changes every value.
    pub fn change_all(&mut self, change: impl FnMut(&mut V)) {
        self.0.iter_mut().map(|(_, value)| value).for_each(change);
    }

    /// Takes the key's value away.
    pub fn remove(&mut self, key: &K) {
        self.0.retain(|(k, _)| k != key);
    }

    /// Keeps the values for which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&V) -> bool) {
        self.0.retain(|(_, value)| keep(value));
    }

    /// How many keys have a value.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no key has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each key with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<K: Copy + Ord, V> FromIterator<(K, V)> for Few<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut few = Self::default();
        for (key, value) in entries {
            few.insert(key, value);
        }
        few
    }
}

/// A few things put in order; those of which none comes before the other stay as they were.
pub fn in_order<T>(things: impl IntoIterator<Item = T>, before: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::new();
    for thing in things {
        let place = ordered.partition_point(|other| !before(&thing, other));
        ordered.insert(place, thing);
    }
    ordered
}

/// Things without those that came before, in the order in which they come.
pub fn each_once<T: PartialEq>(things: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    for thing in things {
        if !all.contains(&thing) {
            all.push(thing);
        }
    }
    all
}

/// Things with something in common gathered under it, in the order in which each first comes.
pub fn gathered<K: PartialEq, T>(things: impl IntoIterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut all: Vec<(K, Vec<T>)> = Vec::new();
    for (key, thing) in things {
        match all.iter_mut().find(|(other, _)| *other == key) {
            Some((_, of_key)) => of_key.push(thing),
            None => all.push((key, vec![thing])),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_taken_once() {
        assert_eq!(each_once([2, 1, 2, 3, 1]), [2, 1, 3]);
    }

    #[test]
    fn things_are_gathered_as_they_come() {
        let all = gathered([("b", 1), ("a", 2), ("b", 3), ("a", 2)]);
        assert_eq!(all, [("b", vec![1, 3]), ("a", vec![2, 2])]);
        assert_eq!(gathered::<u8, u8>([]), []);
    }

    #[test]
    fn a_map_keeps_its_keys_in_order() {
        let mut few: Few<u8, &str> = [(2, "b"), (1, "a"), (2, "c")].into_iter().collect();
        assert_eq!(few.iter().collect::<Vec<_>>(), [(1, &"a"), (2, &"c")]);
        few.change(0, |value| *value = "z");
        few.change(2, |value| *value = "d");
        assert_eq!(few.iter().map(|(k, v)| format!("{k}{v}")).collect::<String>(), "0z1a2d");
        assert_eq!(few.len(), 3);
        few.remove(&1);
        few.retain(|value| *value != "z");
        assert_eq!((few.len(), few.get(&2), few.has(&1)), (1, Some(&"d"), false));
    }

    #[test]
    fn equals_stay_as_they_were() {
        let ordered = in_order([(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |a, b| a.0 < b.0);
        assert_eq!(ordered, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
