"""The compiler behind Repères: sourced YAML in, a public site and open data out."""
