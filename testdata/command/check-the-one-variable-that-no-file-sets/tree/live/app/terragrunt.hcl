terraform {
  source = "../../modules/app"
}

inputs = {
  a01 = "x"
  a02 = "x"
  a03 = "x"
  a04 = "x"
  a05 = "x"
  a06 = "x"
  a08 = "x"
  a09 = "x"
  a10 = "x"
  a11 = "x"
  a12 = "x"
  a13 = "x"
  a14 = "x"
  a15 = "x"
  a16 = "x"
  a17 = "x"
  a18 = "x"
  a19 = "x"
  a20 = "x"
  a21 = "x"
  a22 = "x"
}
