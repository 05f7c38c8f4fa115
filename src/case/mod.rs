//! What a charter knows about itself.
