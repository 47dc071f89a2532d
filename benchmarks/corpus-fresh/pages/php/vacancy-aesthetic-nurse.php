<?php $title = 'Vacancy: aesthetic nurse prescriber (part time)'; include 'head.php'; ?>
<h1><?= $title ?></h1>
<p>Whinfell Clinic, Kendal. 22.5 hours over three days, including one late evening. £23 to £27 an hour, depending on experience.</p>
<h2>About the job</h2>
<p>You will see your own list for consultations, toxin and filler reviews, laser hair removal and peels, and cover for a colleague in the weight management service.</p>
<p>About a third of the people who come to us go home without any treatment. We are proud of that, and you will be asked about it at interview.</p>
<h2>You will need</h2>
<ul>
<li>NMC registration without conditions, and the independent prescribing qualification</li>
<li>Two years of injecting, with a log of at least 200 cases</li>
<li>Confidence in managing complications: occlusion, infection, delayed swelling, burns</li>
<li>Level 4 or above in laser and light, or the will to study for it at our expense</li>
<li>A calm manner with people who are anxious about pain</li>
</ul>
<h2>It would help if you</h2>
<ul>
<li>have worked in dermatology, wound care or tissue viability</li>
<li>can read a paper critically and tell a strong trial from a weak one</li>
<li>know how to explain that results vary and that nothing lasts for ever</li>
</ul>
<h2>What we offer</h2>
<p>33 days of leave, a proper lunch break, a training budget of £1,500 a year, private physiotherapy for sore hands and backs, and 40% off treatments.</p>
<p>You'll join a close-knit team of five with energy, good humour and a strong coffee machine.</p>
<h2>How to apply</h2>
<p>Send a CV and a page on a case that did not go to plan, and what you did about it. Interviews are on 9 December. The post is permanent after a probation of six months.</p>
<p>We welcome applications from people of every age and background. The building has a lift.</p>
<?php include 'foot.php'; ?>
