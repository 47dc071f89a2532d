<?php
$title = "Ionic Foot Detox";
$intro = "Cleanse your body of toxins through the soles of your feet in just 30 minutes.";
$benefits = array(
  "Pulls out heavy metals, chemicals and parasites",
  "More energy and mental clarity",
  "Supports liver, kidney and bowel function",
  "Stronger immune system",
  "Relieves arthritis, gout and joint stiffness",
  "Balances your pH and your hormones",
  "Less bloating and fluid retention",
  "Helps with yeast infections",
  "Better circulation in the legs and feet",
);
?>
<div class="wrap">
<h1><?php echo $title; ?></h1>
<p><?php echo $intro; ?></p>
<p>We are exposed to thousands of chemicals every day in our food, water and air. Over time these build up in the body and make us feel sluggish.</p>
<p>The array sends a mild current through warm salt water, creating millions of charged ions that attach to toxins and draw them out through the pores.</p>
<p>The colour of the water shows which organs are being cleared. Orange comes from the joints, brown from the liver and black is heavy metals.</p>
<p>It also recharges the body's energy field and brings every cell back into balance.</p>
<ul><?php foreach($benefits as $x){ echo "<li>$x</li>"; } ?></ul>
<h2>Questions</h2>
<p><strong>Is it safe?</strong> Yes, it's non-invasive and has no side effects. Even seniors and kids love it.</p>
<p><strong>Does it hurt?</strong> No, you'll only feel a gentle tingling.</p>
<p><strong>How often?</strong> Start with a session every week for two months to clear the backlog.</p>
<p><strong>Will I notice anything?</strong> Most clients feel lighter and sleep better the same night.</p>
<p><strong>Who should not use it?</strong> Anyone with a pacemaker, organ transplant, epilepsy or open sores, and pregnant women.</p>
<p>Don't be fooled by cheap imitations. Ours is the only professional system in the valley.</p>
<p><em>This service is not meant to diagnose or cure any illness.</em></p>
<p>$45 each or 5 for $200</p>
</div>

