{"a": yes}
