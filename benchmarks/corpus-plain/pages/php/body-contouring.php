<?php
$pageTitle = 'Body Contouring | Fat Freezing & Muscle Sculpting | Shape Studio Perth';
$metaDesc = 'Freeze away stubborn fat and build muscle without setting foot in the gym. No surgery, no needles, no downtime.';
include 'header.php';

$faqs = [
    ['q' => 'How much fat can I lose?', 'a' => 'Each cycle permanently destroys around 20 to 25% of the fat cells in the treated area.'],
    ['q' => 'Will the fat come back?', 'a' => 'Once the cells are gone they are gone for good, as long as you keep a stable weight.'],
    ['q' => 'Does it hurt?', 'a' => 'It\'s cold for the first few minutes, then the area goes numb. You can read or use your phone.'],
    ['q' => 'Am I a good candidate?', 'a' => 'It is not a weight loss treatment. It is designed for people close to their ideal weight with pockets of fat that won\'t shift.'],
    ['q' => 'What are the risks?', 'a' => 'Bruising, numbness, pain, and in rare cases the fat can grow instead of shrink.'],
];
$emsBenefits = [
    'Equal to 20,000 crunches in 30 minutes',
    'Stronger core and better posture',
    'Lifts and rounds the buttocks',
    'Helps with bladder leaks after childbirth',
    'Repairs tummy muscle separation',
    'TGA registered device',
];
?>
<main>
  <h1>Body contouring without the surgery</h1>
  <p>Struggling with fat that diet and exercise just won't move? Our non-surgical treatments slim, tone and reshape in all the places you want.</p>
  <h2>Fat freezing (cryolipolysis)</h2>
  <p>Fat cells are cooled until they die, and over the next 8 to 12 weeks your body gets rid of them naturally through the lymphatic system.</p>
  <p>Most clients drop one to two dress sizes.</p>
  <h2>Muscle sculpting</h2>
  <p>Electromagnetic pulses contract your muscles far harder than you ever could on your own, building muscle and burning fat at the same time.</p>
  <p>Studies show an average of 16% more muscle and 19% less fat.</p>
  <ul>
  <?php foreach ($emsBenefits as $b): ?>
    <li><?= htmlspecialchars($b) ?></li>
  <?php endforeach; ?>
  </ul>
  <h2>Cellulite and skin tightening</h2>
  <p>Radio frequency heats the deeper tissue, which shrinks fat, smooths dimples and firms up loose skin after having a baby or losing weight.</p>
  <p>You can expect to lose between 2 and 6cm off your waist after a course of eight.</p>
  <p>The treatment feels like a hot stone massage.</p>
  <p>Not suitable during pregnancy, with metal implants or over a hernia.</p>
  <p class="price">From $199 per area</p>
</main>

