;; The encoder's inner loops, in WebAssembly SIMD: plain JavaScript has no packed arithmetic and is some twenty times slower.
;; kernel.wasm is this file assembled (wabt); a test proves that the two agree. Addresses are bytes, sizes are elements.
(module
  (import "env" "memory" (memory 1))

  ;; C[4 * tiles][n] = max(floor, rowScale * columnScale * (A x B) + bias), A and B being 16-bit integers, sums exact in 32 bits.
  ;; A: tiles of 4 rows, [k / 2][row] pairs along k.  B: blocks of 8 columns, [k / 2][column] pairs along k.  C: row-major floats.
  ;; Why integers: i32x4.dot_i16x8_s does eight products an instruction where floats do four, and weights take half the memory.
  ;; Why 4 x 8: its accumulators fit the 16 registers of x86-64; every larger tile that was measured spills and is slower.
  ;; Why columns outside: a block of B stays in the first-level cache while all rows pass, so that the weights are read once.
  (func (export "multiply")
    (param $a i32) (param $rowScales i32) (param $b i32) (param $columnScales i32) (param $bias i32) (param $c i32)
    (param $tiles i32) (param $n i32) (param $k i32) (param $floor f32)
    (local $column i32) (local $tile i32) (local $pa i32) (local $pb i32) (local $endB i32) (local $pc i32) (local $scale i32)
    (local $pair v128) (local $b0 v128) (local $b1 v128) (local $min v128) (local $factor v128)
    (local $s0 v128) (local $s1 v128) (local $d0 v128) (local $d1 v128)
    (local $c00 v128) (local $c01 v128) (local $c10 v128) (local $c11 v128)
    (local $c20 v128) (local $c21 v128) (local $c30 v128) (local $c31 v128)
    (local.set $min (f32x4.splat (local.get $floor)))
    (loop $columns
      (local.set $s0 (v128.load (local.get $columnScales)))
      (local.set $s1 (v128.load offset=16 (local.get $columnScales)))
      (local.set $d0 (v128.load (local.get $bias)))
      (local.set $d1 (v128.load offset=16 (local.get $bias)))
      (local.set $endB (i32.add (local.get $b) (i32.mul (local.get $k) (i32.const 16))))
      (local.set $pa (local.get $a))
      (local.set $scale (local.get $rowScales))
      (local.set $pc (i32.add (local.get $c) (i32.mul (local.get $column) (i32.const 4))))
      (local.set $tile (i32.const 0))
      (loop $rows
        (local.set $pb (local.get $b))
        (local.set $c00 (v128.const i32x4 0 0 0 0)) (local.set $c01 (v128.const i32x4 0 0 0 0))
        (local.set $c10 (v128.const i32x4 0 0 0 0)) (local.set $c11 (v128.const i32x4 0 0 0 0))
        (local.set $c20 (v128.const i32x4 0 0 0 0)) (local.set $c21 (v128.const i32x4 0 0 0 0))
        (local.set $c30 (v128.const i32x4 0 0 0 0)) (local.set $c31 (v128.const i32x4 0 0 0 0))
        (loop $depth
          (local.set $b0 (v128.load (local.get $pb)))
          (local.set $b1 (v128.load offset=16 (local.get $pb)))
          (local.set $pair (v128.load32_splat (local.get $pa)))
          (local.set $c00 (i32x4.add (local.get $c00) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b0))))
          (local.set $c01 (i32x4.add (local.get $c01) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b1))))
          (local.set $pair (v128.load32_splat offset=4 (local.get $pa)))
          (local.set $c10 (i32x4.add (local.get $c10) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b0))))
          (local.set $c11 (i32x4.add (local.get $c11) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b1))))
          (local.set $pair (v128.load32_splat offset=8 (local.get $pa)))
          (local.set $c20 (i32x4.add (local.get $c20) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b0))))
          (local.set $c21 (i32x4.add (local.get $c21) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b1))))
          (local.set $pair (v128.load32_splat offset=12 (local.get $pa)))
          (local.set $c30 (i32x4.add (local.get $c30) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b0))))
          (local.set $c31 (i32x4.add (local.get $c31) (i32x4.dot_i16x8_s (local.get $pair) (local.get $b1))))
          (local.set $pa (i32.add (local.get $pa) (i32.const 16)))
          (local.set $pb (i32.add (local.get $pb) (i32.const 32)))
          (br_if $depth (i32.lt_u (local.get $pb) (local.get $endB))))
        (local.set $factor (v128.load32_splat (local.get $scale)))
        (v128.store (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d0)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s0)) (f32x4.convert_i32x4_s (local.get $c00))))))
        (v128.store offset=16 (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d1)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s1)) (f32x4.convert_i32x4_s (local.get $c01))))))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (local.set $factor (v128.load32_splat offset=4 (local.get $scale)))
        (v128.store (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d0)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s0)) (f32x4.convert_i32x4_s (local.get $c10))))))
        (v128.store offset=16 (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d1)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s1)) (f32x4.convert_i32x4_s (local.get $c11))))))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (local.set $factor (v128.load32_splat offset=8 (local.get $scale)))
        (v128.store (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d0)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s0)) (f32x4.convert_i32x4_s (local.get $c20))))))
        (v128.store offset=16 (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d1)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s1)) (f32x4.convert_i32x4_s (local.get $c21))))))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (local.set $factor (v128.load32_splat offset=12 (local.get $scale)))
        (v128.store (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d0)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s0)) (f32x4.convert_i32x4_s (local.get $c30))))))
        (v128.store offset=16 (local.get $pc)
          (f32x4.max (local.get $min) (f32x4.add (local.get $d1)
            (f32x4.mul (f32x4.mul (local.get $factor) (local.get $s1)) (f32x4.convert_i32x4_s (local.get $c31))))))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (local.set $scale (i32.add (local.get $scale) (i32.const 16)))
        (br_if $rows (i32.lt_u (local.tee $tile (i32.add (local.get $tile) (i32.const 1))) (local.get $tiles))))
      (local.set $b (local.get $endB))
      (local.set $columnScales (i32.add (local.get $columnScales) (i32.const 32)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
      (br_if $columns (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 8))) (local.get $n)))))

  ;; Rounds the rows X[rows][k] to integers of at most `limit`, in the layout that `multiply` reads as A; scales[row] undoes it.
  (func (export "quantise")
    (param $x i32) (param $a i32) (param $scales i32) (param $rows i32) (param $k i32) (param $limit f32)
    (local $row i32) (local $p i32) (local $end i32) (local $to i32) (local $largest f32) (local $max v128) (local $inverse v128) (local $eight v128)
    (loop $each
      (local.set $end (i32.add (local.get $x) (i32.mul (local.get $k) (i32.const 4))))
      (local.set $max (v128.const f32x4 0 0 0 0))
      (local.set $p (local.get $x))
      (loop $scan
        (local.set $max (f32x4.max (local.get $max) (f32x4.abs (v128.load (local.get $p)))))
        (br_if $scan (i32.lt_u (local.tee $p (i32.add (local.get $p) (i32.const 16))) (local.get $end))))
      (local.set $largest
        (f32.max
          (f32.max (f32x4.extract_lane 0 (local.get $max)) (f32x4.extract_lane 1 (local.get $max)))
          (f32.max (f32x4.extract_lane 2 (local.get $max)) (f32x4.extract_lane 3 (local.get $max)))))
      (f32.store (local.get $scales) (f32.div (local.get $largest) (local.get $limit)))
      ;; A row of zeros stays zeros: the smallest divisor keeps the quotient finite.
      (local.set $inverse (f32x4.splat (f32.div (local.get $limit) (f32.max (local.get $largest) (f32.const 1e-30)))))
      (local.set $to
        (i32.add
          (i32.add (local.get $a) (i32.mul (i32.shr_u (local.get $row) (i32.const 2)) (i32.mul (local.get $k) (i32.const 8))))
          (i32.mul (i32.and (local.get $row) (i32.const 3)) (i32.const 4))))
      (loop $pack
        (local.set $eight (call $round (local.get $x) (local.get $inverse) (local.get $inverse)))
        (v128.store32_lane 0 (local.get $to) (local.get $eight))
        (v128.store32_lane offset=16 1 (local.get $to) (local.get $eight))
        (v128.store32_lane offset=32 2 (local.get $to) (local.get $eight))
        (v128.store32_lane offset=48 3 (local.get $to) (local.get $eight))
        (local.set $to (i32.add (local.get $to) (i32.const 64)))
        (br_if $pack (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $end))))
      (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
      (br_if $each (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $rows)))))

  ;; out[row] = the dot product of x[width] with row `row` of Y, whose rows start `stride` elements apart.
  (func (export "dots") (param $x i32) (param $y i32) (param $out i32) (param $rows i32) (param $stride i32) (param $width i32)
    (local $p i32) (local $q i32) (local $end i32) (local $endOut i32) (local $s0 v128) (local $s1 v128)
    (local.set $end (i32.add (local.get $x) (i32.mul (local.get $width) (i32.const 4))))
    (local.set $endOut (i32.add (local.get $out) (i32.mul (local.get $rows) (i32.const 4))))
    (loop $each
      (local.set $p (local.get $x))
      (local.set $q (local.get $y))
      (local.set $s0 (v128.const f32x4 0 0 0 0))
      (local.set $s1 (v128.const f32x4 0 0 0 0))
      (loop $depth
        (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (v128.load (local.get $p)) (v128.load (local.get $q)))))
        (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (v128.load offset=16 (local.get $p)) (v128.load offset=16 (local.get $q)))))
        (local.set $q (i32.add (local.get $q) (i32.const 32)))
        (br_if $depth (i32.lt_u (local.tee $p (i32.add (local.get $p) (i32.const 32))) (local.get $end))))
      (local.set $s0 (f32x4.add (local.get $s0) (local.get $s1)))
      (f32.store (local.get $out) (call $total (local.get $s0)))
      (local.set $y (i32.add (local.get $y) (i32.mul (local.get $stride) (i32.const 4))))
      (br_if $each (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 4))) (local.get $endOut)))))

  ;; out[width] = the sum of the rows of Y, each times its weight w[row]; rows start `stride` elements apart.
  (func (export "mix") (param $w i32) (param $y i32) (param $out i32) (param $rows i32) (param $stride i32) (param $width i32)
    (local $p i32) (local $q i32) (local $endW i32) (local $endOut i32) (local $weight v128) (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local.set $endW (i32.add (local.get $w) (i32.mul (local.get $rows) (i32.const 4))))
    (local.set $endOut (i32.add (local.get $out) (i32.mul (local.get $width) (i32.const 4))))
    (loop $each
      (local.set $p (local.get $w))
      (local.set $q (local.get $y))
      (local.set $s0 (v128.const f32x4 0 0 0 0)) (local.set $s1 (v128.const f32x4 0 0 0 0))
      (local.set $s2 (v128.const f32x4 0 0 0 0)) (local.set $s3 (v128.const f32x4 0 0 0 0))
      (loop $depth
        (local.set $weight (v128.load32_splat (local.get $p)))
        (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $weight) (v128.load (local.get $q)))))
        (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $weight) (v128.load offset=16 (local.get $q)))))
        (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $weight) (v128.load offset=32 (local.get $q)))))
        (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $weight) (v128.load offset=48 (local.get $q)))))
        (local.set $q (i32.add (local.get $q) (i32.mul (local.get $stride) (i32.const 4))))
        (br_if $depth (i32.lt_u (local.tee $p (i32.add (local.get $p) (i32.const 4))) (local.get $endW))))
      (v128.store (local.get $out) (local.get $s0))
      (v128.store offset=16 (local.get $out) (local.get $s1))
      (v128.store offset=32 (local.get $out) (local.get $s2))
      (v128.store offset=48 (local.get $out) (local.get $s3))
      (local.set $y (i32.add (local.get $y) (i32.const 64)))
      (br_if $each (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 64))) (local.get $endOut)))))

  ;; out[rows][width] = X with each row shifted to mean 0 and scaled to variance 1, times scale[width], plus bias[width].
  (func (export "normalise") (param $x i32) (param $scale i32) (param $bias i32) (param $out i32) (param $rows i32) (param $width i32)
    (local $bytes i32) (local $i i32) (local $sum v128) (local $mean v128) (local $inverse v128) (local $d v128)
    (local.set $bytes (i32.mul (local.get $width) (i32.const 4)))
    (loop $each
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $i (i32.const 0))
      (loop $add
        (local.set $sum (f32x4.add (local.get $sum) (v128.load (i32.add (local.get $x) (local.get $i)))))
        (br_if $add (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (local.get $bytes))))
      (local.set $mean (f32x4.splat (f32.div (call $total (local.get $sum)) (f32.convert_i32_u (local.get $width)))))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $i (i32.const 0))
      (loop $square
        (local.set $d (f32x4.sub (v128.load (i32.add (local.get $x) (local.get $i))) (local.get $mean)))
        (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (local.get $d) (local.get $d))))
        (br_if $square (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (local.get $bytes))))
      (local.set $inverse
        (f32x4.splat
          (f32.div (f32.const 1)
            (f32.sqrt (f32.add (f32.div (call $total (local.get $sum)) (f32.convert_i32_u (local.get $width))) (f32.const 1e-6))))))
      (local.set $i (i32.const 0))
      (loop $write
        (v128.store (i32.add (local.get $out) (local.get $i))
          (f32x4.add
            (v128.load (i32.add (local.get $bias) (local.get $i)))
            (f32x4.mul
              (f32x4.mul (v128.load (i32.add (local.get $scale) (local.get $i))) (local.get $inverse))
              (f32x4.sub (v128.load (i32.add (local.get $x) (local.get $i))) (local.get $mean)))))
        (br_if $write (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (local.get $bytes))))
      (local.set $x (i32.add (local.get $x) (local.get $bytes)))
      (local.set $out (i32.add (local.get $out) (local.get $bytes)))
      (br_if $each (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))

  ;; to[count] += from[count].
  (func (export "add") (param $to i32) (param $from i32) (param $count i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (i32.mul (local.get $count) (i32.const 4))))
    (loop $each
      (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to)) (v128.load (local.get $from))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $each (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; For each column of W[k][n]: the largest absolute value, and the sum of absolute values.
  (func (export "measure") (param $w i32) (param $largest i32) (param $sums i32) (param $k i32) (param $n i32)
    (local $column i32) (local $row i32) (local $p i32) (local $size v128) (local $max v128) (local $sum v128)
    (loop $columns
      (local.set $p (i32.add (local.get $w) (i32.mul (local.get $column) (i32.const 4))))
      (local.set $max (v128.const f32x4 0 0 0 0))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $row (i32.const 0))
      (loop $rows
        (local.set $size (f32x4.abs (v128.load (local.get $p))))
        (local.set $max (f32x4.max (local.get $max) (local.get $size)))
        (local.set $sum (f32x4.add (local.get $sum) (local.get $size)))
        (local.set $p (i32.add (local.get $p) (i32.mul (local.get $n) (i32.const 4))))
        (br_if $rows (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $k))))
      (v128.store (i32.add (local.get $largest) (i32.mul (local.get $column) (i32.const 4))) (local.get $max))
      (v128.store (i32.add (local.get $sums) (i32.mul (local.get $column) (i32.const 4))) (local.get $sum))
      (br_if $columns (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 4))) (local.get $n)))))

  ;; Rounds W[k][n], each column times its multiplier, to integers in the layout that `multiply` reads as B.
  (func (export "pack") (param $w i32) (param $multipliers i32) (param $b i32) (param $k i32) (param $n i32)
    (local $column i32) (local $row i32) (local $p i32) (local $m0 v128) (local $m1 v128) (local $even v128) (local $odd v128)
    (loop $columns
      (local.set $m0 (v128.load (i32.add (local.get $multipliers) (i32.mul (local.get $column) (i32.const 4)))))
      (local.set $m1 (v128.load offset=16 (i32.add (local.get $multipliers) (i32.mul (local.get $column) (i32.const 4)))))
      (local.set $p (i32.add (local.get $w) (i32.mul (local.get $column) (i32.const 4))))
      (local.set $row (i32.const 0))
      (loop $rows
        (local.set $even (call $round (local.get $p) (local.get $m0) (local.get $m1)))
        (local.set $p (i32.add (local.get $p) (i32.mul (local.get $n) (i32.const 4))))
        (local.set $odd (call $round (local.get $p) (local.get $m0) (local.get $m1)))
        (local.set $p (i32.add (local.get $p) (i32.mul (local.get $n) (i32.const 4))))
        (v128.store (local.get $b)
          (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $even) (local.get $odd)))
        (v128.store offset=16 (local.get $b)
          (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $even) (local.get $odd)))
        (local.set $b (i32.add (local.get $b) (i32.const 32)))
        (br_if $rows (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 2))) (local.get $k))))
      (br_if $columns (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 8))) (local.get $n)))))

  ;; Eight numbers times their multipliers, rounded to 16-bit integers.
  (func $round (param $p i32) (param $m0 v128) (param $m1 v128) (result v128)
    (i16x8.narrow_i32x4_s
      (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load (local.get $p)) (local.get $m0))))
      (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load offset=16 (local.get $p)) (local.get $m1))))))

  (func $total (param $v v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $v)) (f32x4.extract_lane 1 (local.get $v)))
      (f32.add (f32x4.extract_lane 2 (local.get $v)) (f32x4.extract_lane 3 (local.get $v)))))
)
