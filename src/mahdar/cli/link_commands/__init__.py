"""Commands over what joins articles: trace, groups, reuse, compare, chain. Nothing is stored."""
