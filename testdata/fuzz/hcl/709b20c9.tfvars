a = [<<[3^ 4] },
  { name = "p04 = [1, 2] },
  { nam= "p05", ports = [5, 6] },
  { name = "p06", ports = [6, 7] },
  { np07", portEOT
one
EOT
, "two"!]
