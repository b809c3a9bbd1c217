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
    (local $pair v128) (local $b0 v128) (local $b1 v128) (local $min v128)
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
        (call $store (local.get $pc) (v128.load32_splat (local.get $scale)) (local.get $s0) (local.get $d0) (local.get $c00) (local.get $min))
        (call $store (i32.add (local.get $pc) (i32.const 16)) (v128.load32_splat (local.get $scale)) (local.get $s1) (local.get $d1) (local.get $c01) (local.get $min))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (call $store (local.get $pc) (v128.load32_splat offset=4 (local.get $scale)) (local.get $s0) (local.get $d0) (local.get $c10) (local.get $min))
        (call $store (i32.add (local.get $pc) (i32.const 16)) (v128.load32_splat offset=4 (local.get $scale)) (local.get $s1) (local.get $d1) (local.get $c11) (local.get $min))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (call $store (local.get $pc) (v128.load32_splat offset=8 (local.get $scale)) (local.get $s0) (local.get $d0) (local.get $c20) (local.get $min))
        (call $store (i32.add (local.get $pc) (i32.const 16)) (v128.load32_splat offset=8 (local.get $scale)) (local.get $s1) (local.get $d1) (local.get $c21) (local.get $min))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (call $store (local.get $pc) (v128.load32_splat offset=12 (local.get $scale)) (local.get $s0) (local.get $d0) (local.get $c30) (local.get $min))
        (call $store (i32.add (local.get $pc) (i32.const 16)) (v128.load32_splat offset=12 (local.get $scale)) (local.get $s1) (local.get $d1) (local.get $c31) (local.get $min))
        (local.set $pc (i32.add (local.get $pc) (i32.mul (local.get $n) (i32.const 4))))
        (local.set $scale (i32.add (local.get $scale) (i32.const 16)))
        (br_if $rows (i32.lt_u (local.tee $tile (i32.add (local.get $tile) (i32.const 1))) (local.get $tiles))))
      (local.set $b (local.get $endB))
      (local.set $columnScales (i32.add (local.get $columnScales) (i32.const 32)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
      (br_if $columns (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 8))) (local.get $n)))))

  (func $store (param $to i32) (param $row v128) (param $column v128) (param $bias v128) (param $sum v128) (param $min v128)
    (v128.store (local.get $to)
      (f32x4.max (local.get $min)
        (f32x4.add (local.get $bias)
          (f32x4.mul (f32x4.mul (local.get $row) (local.get $column)) (f32x4.convert_i32x4_s (local.get $sum)))))))

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
        (local.set $eight
          (i16x8.narrow_i32x4_s
            (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load (local.get $x)) (local.get $inverse))))
            (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load offset=16 (local.get $x)) (local.get $inverse))))))
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
      (f32.store (local.get $out)
        (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $s0)) (f32x4.extract_lane 1 (local.get $s0)))
          (f32.add (f32x4.extract_lane 2 (local.get $s0)) (f32x4.extract_lane 3 (local.get $s0)))))
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
)
