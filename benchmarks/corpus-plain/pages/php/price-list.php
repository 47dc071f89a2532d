<?php include 'partials/top.php'; ?>
<h1>Price list</h1>
<p>All prices are in pounds and include VAT. A deposit of £20 is needed for every booking.</p>
<table>
<tr><th>Treatment</th><th>Time</th><th>Price</th></tr>
<tr><td>Microcurrent facial</td><td>60 min</td><td>£65</td></tr>
<tr><td>LED add on</td><td>20 min</td><td>£20</td></tr>
<tr><td>Classic facial</td><td>45 min</td><td>£45</td></tr>
<tr><td>Dermaplaning</td><td>30 min</td><td>£40</td></tr>
<tr><td>Microneedling, face</td><td>75 min</td><td>£150</td></tr>
<tr><td>Back, neck and shoulder massage</td><td>30 min</td><td>£32</td></tr>
<tr><td>Full body massage</td><td>60 min</td><td>£52</td></tr>
<tr><td>Laser hair removal, underarm</td><td>15 min</td><td>£40</td></tr>
<tr><td>Laser hair removal, full leg</td><td>45 min</td><td>£130</td></tr>
<tr><td>Chemical peel, light</td><td>30 min</td><td>£70</td></tr>
<tr><td>Brow lamination and tint</td><td>45 min</td><td>£38</td></tr>
<tr><td>Lash lift</td><td>45 min</td><td>£40</td></tr>
<tr><td>Gel manicure</td><td>45 min</td><td>£30</td></tr>
<tr><td>Anti-ageing facial</td><td>75 min</td><td>£75</td></tr>
<tr><td>Hot stone massage</td><td>75 min</td><td>£68</td></tr>
</table>
<h2>Offers</h2>
<p>Book a course of six facials and pay for five. Courses must be used within 12 months.</p>
<p>10% off your first visit when you sign up to our newsletter. 100% of gift card value stays on the card.</p>
<p>Free parking is available immediately behind the salon.</p>
<h2>Cancellations</h2>
<p>We ask for 24 hours notice. Late cancellations lose the deposit. We always try to find you another slot.</p>
<p>A patch test is required 48 hours before tinting, peels and laser.</p>
<p>We cannot guarantee an appointment with a particular therapist.</p>
<p>Please tell us about any medical conditions, pregnancy or medication when you book.</p>
<p>Lines are open from 9am to 6pm, Tuesday to Saturday.</p>
<p>The clinic is on the second floor, and there is a lift.</p>
<?php include 'partials/foot.php'; ?>

