equal "stage" { reason = "set by hand once" }
ignore "s*" {}
differ "region" {}
ignore "account" { expires = "2026-11-24" reason = "until the move" }
one_side "debug" { side = "b" }
one_side_unit "extra" { side = "b" expires = "2026-11-25" }
