inputs = {
  url = "https://example.com/#a" // strata:ignore odd-space
}
