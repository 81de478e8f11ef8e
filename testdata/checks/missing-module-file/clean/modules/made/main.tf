locals {
  built   = "${file("${path.module}/build/index.json")}"
  ignored = "${file("${path.module}/stamp.json")}"
  bundle  = "${file("${path.module}/bundle.js")}"
}
