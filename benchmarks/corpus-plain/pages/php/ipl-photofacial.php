<?php require_once __DIR__ . '/inc/head.php'; $seo = array(
  'title' => 'IPL Photofacial Vancouver | Sun Spots, Redness & Broken Capillaries',
  'desc'  => 'IPL fades brown spots, clears broken veins and rejuvenates ageing skin in three sessions.',
); ?>
<article>
<h2>IPL Photofacial</h2>
<p>Intense Pulsed Light (IPL) is the gold standard for treating sun damaged skin. Pulses of light are absorbed by brown and red pigment, which breaks up and is carried away by the body.</p>
<h4>IPL can treat</h4>
<ul>
<li>Freckles, age spots and melasma</li>
<li>Facial redness and flushing from rosacea</li>
<li>Broken capillaries and spider veins</li>
<li>Rough texture and large pores</li>
<li>Active acne</li>
</ul>
<p>As well as clearing pigment, the warmth in the deeper skin encourages collagen, so skin looks firmer and fresher too.</p>
<p>A landmark study by Stanford University found that people treated with IPL once a year looked on average 9 years younger a decade later.</p>
<h4>What to expect</h4>
<p>Each pulse feels like a warm snap. Brown spots will darken and look like coffee grounds before they flake off after a week to ten days.</p>
<p>There is no downtime, most people have it done on their lunch hour.</p>
<h4>How long will it last?</h4>
<p>Spots that are removed do not come back, but new ones will form if you do not protect your skin from the sun.</p>
<h4>Is IPL right for me?</h4>
<p>IPL is not safe for dark or tanned skin. If you have olive to dark skin we will suggest a different treatment.</p>
<p>Do not have IPL if you are pregnant, have lupus or skin cancer, or take medicines that make you sensitive to light.</p>
<h4>Side effects</h4>
<p>Redness, swelling, blisters and lighter or darker patches are possible, although most of our patients have none.</p>
<h4>Our technology</h4>
<p>We use the latest generation Health Canada licensed system, which is faster, safer and more comfortable than older machines.</p>
<p>Clients often comment that friends say they look well rested and years younger.</p>
<p>Full face $275, face and neck $350, hands $175. Taxes not included.</p>
</article>
