policy = [
  { name = "p00", ports = [0, 1] },
  { name = "p01", ports = [1, 2] },
  { name = "p02", ports = [2, 3] },
  { name = "p03", ports = [3, 4] },
  { name = "p04", ports = [4, 5] },
  { name = "p05", ports = [5, 6] },
  { name = "p06", ports = [6, 7] },
  { name = "p07", ports = [7, 8] },
  { name = "p08", ports = [8, 9] },
  { name = "p09", ports = [9, 10] },
  { name = "p10", ports = [10, 11] },
  { name = "p11", ports = [11, 12] },
]
