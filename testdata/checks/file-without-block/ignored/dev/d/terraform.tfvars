# strata:ignore file-without-block deployed by hand
name = "d"
